import { linear } from "../vendor.ts";

export default linear.operations({
  projectAddLabel: ({ body: { id, labelId }, store }) => {
    const project = store.Project.get(id);
    const label = store.ProjectLabel.get(labelId);
    return {
      project: store.Project.update(project, { labelIds: [...new Set([...project.labelIds, label.id])] }),
    };
  },
  projectRemoveLabel: ({ body: { id, labelId }, store }) => {
    const project = store.Project.get(id);
    return {
      project: store.Project.update(project, {
        labelIds: project.labelIds.filter((each) => each !== labelId),
      }),
    };
  },
  projectDelete: ({ body: { id }, store, now }) => {
    const changes = { trashed: true, archivedAt: now().toISOString() };
    return { entity: store.Project.update(store.Project.get(id), changes, { event: "Project.remove" }) };
  },
  projectUnarchive: ({ body: { id }, store }) => ({
    entity: store.Project.update(store.Project.get(id), { archivedAt: null, trashed: null }),
  }),
  documentDelete: ({ body: { id }, store, now }) => {
    const changes = { trashed: true, archivedAt: now().toISOString() };
    return { entity: store.Document.update(store.Document.get(id), changes, { event: "Document.remove" }) };
  },
  documentUnarchive: ({ body: { id }, store }) => ({
    entity: store.Document.update(store.Document.get(id), { archivedAt: null, trashed: null }),
  }),
});
