import { openApp } from "./open-app.ts";

await openApp(process.env);
console.log("Lunch is served.");
