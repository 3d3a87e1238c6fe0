import type { Route } from "#kernel/http/routes.ts";
import { decisionsRoutes } from "./decisions-routes.tsx";
import { reviewDecideRoutes } from "./review-decide-routes.ts";
import { reviewMergeRoutes } from "./review-merge-routes.tsx";
import { reviewNextRoutes } from "./review-next-routes.tsx";
import { reviewQueueRoutes } from "./review-queue-routes.tsx";
import { reviewReportRoutes } from "./review-report-routes.tsx";
import type { Setting } from "./setting.ts";
import { splitRoutes } from "./split-routes.tsx";
import { whyRoutes } from "./why-routes.tsx";

/** Every page on which people decide, or see, what is one edition. */
export function matchingPages(setting: Setting): Route[] {
  return [
    ...reviewQueueRoutes(setting),
    ...reviewNextRoutes(setting),
    ...reviewDecideRoutes(setting),
    ...reviewReportRoutes(setting),
    ...decisionsRoutes(setting),
    ...splitRoutes(setting),
    ...reviewMergeRoutes(setting),
    ...whyRoutes(setting),
  ];
}
