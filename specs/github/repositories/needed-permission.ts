import type { Permission } from "../resources.ts";

/** What one needs to write below a repository, by what follows its path; the first that fits. */
const needed: readonly (readonly [rest: RegExp, permission: Permission])[] = [
  [/^\/(issues\/\{issue_number\}\/(labels|assignees|lock)|labels|milestones)/, "triage"],
  [/^\/pulls\/\{pull_number\}\/(merge|update-branch|requested_reviewers)$/, "push"],
  [/^\/(issues|comments|subscription|pulls|forks|notifications)/, "pull"],
  [/^\/issues\/comments/, "pull"],
  [
    /^$|^\/(hooks|keys|collaborators|invitations|topics|transfer|branches\/\{branch\}\/protection|rulesets|environments|interaction-limits|actions\/permissions|vulnerability-alerts|automated-security-fixes|pages|autolinks|properties)/,
    "admin",
  ],
];

/** What a request that writes at a path below `/repos/{owner}/{repo}` needs. */
export function neededPermission(path: string): Permission {
  const rest = path.slice("/repos/{owner}/{repo}".length);
  return needed.find(([pattern]) => pattern.test(rest))?.[1] ?? "push";
}
