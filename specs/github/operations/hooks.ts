import { github } from "../vendor.ts";

export default github.operations({
  "repos/ping-webhook": ({ parents: { hook }, store, emit }) => {
    const shown = store.hook.show(hook);
    emit("ping", { zen: "Keep it logically awesome.", hook_id: hook.id, hook: shown, url: shown.url });
  },
});
