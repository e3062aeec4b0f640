const labels = ["No priority", "Urgent", "High", "Medium", "Low"];

/** How a priority is called; 0 is none, 1 the highest. */
export function priorityLabel(priority: number): string {
  return labels[priority] ?? labels[0] ?? "";
}

/** All priorities, as a query lists them. */
export const priorities = labels.map((label, priority) => ({ label, priority }));
