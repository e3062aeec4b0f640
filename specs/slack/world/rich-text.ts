import type { Free } from "../resources.ts";

const MARKS = /<([@#!]?)([^<>|]+)(?:\|([^<>]*))?>|:([a-z0-9_+'-]+):/g;

/** The block that a plain text becomes: its mentions, links and emoji are elements of their own. */
export function richText(text: string, blockId: string): Free {
  const elements: Free[] = [];
  let end = 0;
  for (const match of text.matchAll(MARKS)) {
    if (match.index > end) elements.push({ type: "text", text: unescaped(text.slice(end, match.index)) });
    elements.push(element(match));
    end = match.index + match[0].length;
  }
  if (end < text.length) elements.push({ type: "text", text: unescaped(text.slice(end)) });
  return {
    type: "rich_text",
    block_id: blockId,
    elements: [{ type: "rich_text_section", elements }],
  };
}

function element([, mark, target = "", label, emoji]: RegExpMatchArray): Free {
  if (emoji !== undefined) return { type: "emoji", name: emoji };
  if (mark === "@") return { type: "user", user_id: target };
  if (mark === "#") return { type: "channel", channel_id: target };
  if (mark === "!") return { type: "broadcast", range: target };
  return { type: "link", url: target, ...(label && { text: label }) };
}

const unescaped = (text: string) =>
  text.replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&amp;", "&");
