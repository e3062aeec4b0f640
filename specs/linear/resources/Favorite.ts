import { uuid } from "@wondertwin/framework";
import { linear } from "../vendor.ts";

/** What a favorite can be of, by the field that names it. */
const kinds = {
  issueId: "issue",
  projectId: "project",
  cycleId: "cycle",
  documentId: "document",
  labelId: "label",
  customViewId: "customView",
  initiativeId: "initiative",
  userId: "user",
  predefinedViewType: "predefinedView",
  folderName: "folder",
} as const;

export default linear.resource("Favorite", { id: uuid() }).behaves({
  defaults: { userId: null },
  computed: {
    title: ({ issueId, projectId, documentId, folderName }, { store }) =>
      store.Issue.find(issueId ?? "")?.title ??
      store.Project.find(projectId ?? "")?.name ??
      store.Document.find(documentId ?? "")?.title ??
      folderName ??
      "",
  },
  create: ({ body: { input }, fail }) => {
    const [, type] = Object.entries(kinds).find(([field]) => Reflect.get(input, field) != null) ?? [];
    return { type: type ?? fail("INVALID_INPUT", { message: "A favorite must be of something." }) };
  },
});
