import { basename } from "node:path";
import { EXIT } from "@wondertwin/framework/contracts";
import { defineCommand } from "../command.ts";

const ASK = "wt --get-yargs-completions";

/** Each script runs `wt` with the words so far and falls back on file names where it knows nothing. */
const SCRIPTS = {
  bash: `# Put this in ~/.bashrc:  source <(wt completion bash)
_wt_completion() {
  local current="\${COMP_WORDS[COMP_CWORD]}"
  local IFS=$'\\n'
  COMPREPLY=( $(compgen -W "$(SHELL=bash ZSH_NAME= ${ASK} "\${COMP_WORDS[@]}" 2>/dev/null)" -- "$current") )
}
complete -o default -F _wt_completion wt`,
  zsh: `#compdef wt
# Put this in ~/.zshrc after compinit:  source <(wt completion zsh)
_wt_completion() {
  local -a found
  found=( \${(f)"$(SHELL=zsh ${ASK} "\${words[@]}" 2>/dev/null)"} )
  if (( \${#found} )); then _describe 'wt' found; else _files; fi
}
compdef _wt_completion wt`,
  fish: `# Put this in ~/.config/fish/config.fish:  wt completion fish | source
function __wt_completion
    env SHELL=fish ZSH_NAME= ${ASK} (commandline -opc) (commandline -ct) 2>/dev/null
end
complete -c wt -a '(__wt_completion)'`,
} as const;

const SHELLS = ["bash", "zsh", "fish"] as const;

export const completion = defineCommand({
  syntax: "completion [shell]",
  describe: "Print a script that completes wt's commands, options and twins",
  positionals: { shell: { choices: SHELLS, describe: "Your shell; none: as $SHELL says" } },
  options: {},
  examples: [
    ["source <(wt completion bash)", "in ~/.bashrc"],
    ["wt completion fish | source", "in ~/.config/fish/config.fish"],
  ],
  run: async ({ shell = usersShell() }, output) => {
    output.result({ shell, script: SCRIPTS[shell] }, () => SCRIPTS[shell]);
    return EXIT.done;
  },
});

function usersShell(): (typeof SHELLS)[number] {
  const name = basename(process.env["SHELL"] ?? "");
  return SHELLS.find((shell) => shell === name) ?? "bash";
}
