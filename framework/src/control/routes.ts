import { adminConfigRoutes } from "./admin-config-routes.ts";
import { adminFaultRoutes } from "./admin-fault-routes.ts";
import { adminQuirkRoutes } from "./admin-quirk-routes.ts";
import { adminRoutes } from "./admin-routes.ts";
import { adminRunRoutes } from "./admin-run-routes.ts";
import { captureRoutes } from "./capture-routes.ts";
import { clockRoutes } from "./clock-routes.ts";
import type { ControlRoute } from "./control-route.ts";
import { deliveryRoutes } from "./delivery-routes.ts";
import { faultRoutes } from "./fault-routes.ts";
import { healthRoute } from "./health-route.ts";
import { limitRoutes } from "./limit-routes.ts";
import { openapiRoute } from "./openapi-route.ts";
import { resetRoute } from "./reset-route.ts";
import { runRoutes } from "./run-routes.ts";
import { seedRoute } from "./seed-route.ts";
import { snapshotRoutes } from "./snapshot-routes.ts";
import { stateRoutes } from "./state-routes.ts";
import { triggerRoutes } from "./trigger-routes.ts";

/** All endpoints of the control API. */
export const controlRoutes: readonly ControlRoute[] = [
  healthRoute,
  openapiRoute(() => controlRoutes),
  ...captureRoutes,
  ...stateRoutes,
  resetRoute,
  seedRoute,
  ...snapshotRoutes,
  ...clockRoutes,
  ...faultRoutes,
  ...adminRoutes,
  ...adminFaultRoutes,
  ...adminConfigRoutes,
  ...adminQuirkRoutes,
  ...adminRunRoutes,
  ...deliveryRoutes,
  ...limitRoutes,
  ...runRoutes,
  ...triggerRoutes,
];
