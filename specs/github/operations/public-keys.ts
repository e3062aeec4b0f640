import { github } from "../vendor.ts";

/** What secrets are sealed for before they are sent: a key of 32 bytes, the same everywhere. */
const publicKey = () => ({
  key_id: "3380204578043523366",
  key: "2Sg8iYjAxxmI2LvUXpJjkYrMxURPc8r+dB7TJyvvcCU=",
});

export default github.operations({
  "actions/get-org-public-key": publicKey,
  "actions/get-repo-public-key": publicKey,
  "actions/get-environment-public-key": publicKey,
  "agents/get-org-public-key": publicKey,
  "agents/get-repo-public-key": publicKey,
  "codespaces/get-org-public-key": publicKey,
  "codespaces/get-repo-public-key": publicKey,
  "codespaces/get-public-key-for-authenticated-user": publicKey,
  "dependabot/get-org-public-key": publicKey,
  "dependabot/get-repo-public-key": publicKey,
  "private-registries/get-org-public-key": publicKey,
});
