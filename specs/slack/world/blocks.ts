import type { Free } from "../resources.ts";
import type { SlackContext } from "./context.ts";

/** The types of blocks (docs.slack.dev/reference/block-kit/blocks). */
const TYPES = new Set([
  "actions",
  "alert",
  "call",
  "card",
  "carousel",
  "context",
  "context_actions",
  "data_table",
  "divider",
  "file",
  "header",
  "image",
  "input",
  "markdown",
  "plan",
  "rich_text",
  "section",
  "share_shortcut",
  "table",
  "task_card",
  "video",
]);

const MAX_BLOCKS = { message: 50, view: 100 };

/** Checks blocks as Slack's validator does, and gives each the id it lacks. */
export function checkedBlocks(
  { fail, random }: Pick<SlackContext, "fail" | "random">,
  blocks: readonly Free[],
  surface: keyof typeof MAX_BLOCKS,
): Free[] {
  const invalid = (message: string): never =>
    fail("invalid_blocks", { extra: { messages: [`[ERROR] ${message}`] } });
  if (blocks.length > MAX_BLOCKS[surface])
    invalid(`no more than ${MAX_BLOCKS[surface]} items allowed [json-pointer:/blocks]`);
  const ids = new Set<unknown>();
  return blocks.map((block, position) => {
    const at = `[json-pointer:/blocks/${position}/type]`;
    if (typeof block !== "object" || block === null || typeof block["type"] !== "string")
      invalid(`missing required field: type ${at}`);
    if (!TYPES.has(String(block["type"]))) invalid(`unsupported type: ${block["type"]} ${at}`);
    const id = block["block_id"] ?? random(5);
    if (ids.has(id)) invalid(`block_id already exists: ${id} [json-pointer:/blocks/${position}/block_id]`);
    ids.add(id);
    return withActionIds({ ...block, block_id: id }, random);
  });
}

/** Elements that users can use have an id to tell them apart by. */
const INTERACTIVE =
  /^(?:button|checkboxes|datepicker|datetimepicker|email_text_input|file_input|(?:multi_)?\w+_select|number_input|overflow|plain_text_input|radio_buttons|rich_text_input|timepicker|url_text_input|workflow_button)$/;

function withActionIds(block: Free, random: SlackContext["random"]): Free {
  const named = (element: unknown): unknown => {
    if (typeof element !== "object" || element === null) return element;
    const type: unknown = Reflect.get(element, "type");
    const isNamed = Reflect.get(element, "action_id") !== undefined;
    return typeof type === "string" && INTERACTIVE.test(type) && !isNamed
      ? { ...element, action_id: random(5) }
      : element;
  };
  const { elements, element, accessory } = block;
  return {
    ...block,
    ...(Array.isArray(elements) && { elements: elements.map(named) }),
    ...(element !== undefined && { element: named(element) }),
    ...(accessory !== undefined && { accessory: named(accessory) }),
  };
}
