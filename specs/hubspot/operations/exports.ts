import { type HubspotContext, moment } from "../crm/context.ts";
import { failWith, notFound } from "../crm/problem.ts";
import { namesIn, typeNamed } from "../crm/read-record.ts";
import type { Export } from "../resources.ts";
import { hubspot } from "../vendor.ts";

function exportNamed({ store, fail }: HubspotContext, id: number | string): Export {
  return store.export.find(String(id)) ?? failWith({ fail }, notFound(`No export has the id ${id}.`));
}

/** A field of CSV, quoted. */
const field = (text: string): string => `"${text.replaceAll('"', '""')}"`;

/** The file of an export, which is ready at once. */
function fileOf({ store }: HubspotContext, { objectType, properties }: Export): string {
  const records = store.record.list({ type: objectType, archived: false });
  const rows = records.map(({ id, properties: values }) => [
    id,
    ...properties.map((name) => values[name] ?? ""),
  ]);
  return [["Record ID", ...properties], ...rows].map((row) => row.map(field).join(",")).join("\n");
}

export default hubspot.operations({
  "crm.exports.publicExportsApi.start": (context) => {
    const { body, store } = context;
    const type = typeNamed(context, body.objectType);
    const made = store.export.insert({
      objectType: type.name,
      name: body.exportName,
      kind: body.exportType,
      properties: namesIn(body.objectProperties),
      createdAt: moment(context),
    });
    return {
      id: made.id,
      links: { status: context.url(`/crm/v3/exports/export/async/tasks/${made.id}/status`) },
    };
  },

  "crm.exports.publicExportsApi.getStatus": (context) => {
    const made = exportNamed(context, context.params.taskId);
    return {
      status: "COMPLETE",
      startedAt: made.createdAt,
      completedAt: made.createdAt,
      result: `data:text/csv,${encodeURIComponent(fileOf(context, made))}`,
    };
  },

  "crm.exports.basicApi.getById": (context) => {
    const { id, name, kind, objectType, properties, createdAt } = exportNamed(
      context,
      context.params.exportId,
    );
    return {
      id,
      exportName: name,
      exportType: kind,
      exportState: "DONE",
      objectType,
      objectProperties: [...properties],
      recordCount: context.store.record.list({ type: objectType, archived: false }).length,
      createdAt,
      updatedAt: createdAt,
    };
  },
});
