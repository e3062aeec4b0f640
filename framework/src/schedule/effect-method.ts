/** The method under which what happens by itself is captured; no request has it. */
export const EFFECT = "EFFECT";
