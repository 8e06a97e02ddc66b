import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { companiesSearch } from "../screens/companies/companies-address.ts";
import { insideRoute } from "./inside-route.tsx";

const companiesRoute = createRoute({
  getParentRoute: () => insideRoute,
  path: "/companies",
  validateSearch: companiesSearch,
  component: lazyRouteComponent(() => import("../screens/companies/companies-screen.tsx"), "CompaniesScreen"),
});

const companyRoute = createRoute({
  getParentRoute: () => insideRoute,
  path: "/companies/$companyId",
  component: lazyRouteComponent(() => import("../screens/companies/company-page.tsx"), "CompanyPage"),
});

/** The companies that customers belong to. */
export const companyRoutes = [companiesRoute, companyRoute] as const;
