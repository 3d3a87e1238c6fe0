import { z } from "zod";
import type { Description } from "./describe.ts";
import type { Route } from "./routes.ts";

interface ApiFacts {
  readonly title: string;
  readonly version: string;
  /** The permission that everybody has; routes that need another ask for a session. */
  readonly open: string;
  /** Names of the cookie that carries a session. */
  readonly sessionCookie: string;
}

type Json = Record<string, unknown>;

/**
 * Describes the routes that have a description, as an OpenAPI document (OpenAPI Specification 3.1.1). Made from what
 * the routes themselves hold, so that it cannot say anything else.
 */
export function openApiOf(routes: readonly Route[], { title, version, open, sessionCookie }: ApiFacts): Json {
  const paths: Record<string, Json> = {};
  for (const route of routes) {
    if (!route.describe) continue;
    const path = route.path.replace(/:([a-zA-Z]+)(\{[^}]*\})?/g, "{$1}");
    paths[path] = {
      ...paths[path],
      [route.method.toLowerCase()]: operationOf(route, route.describe, route.needs === open),
    };
  }
  return {
    openapi: "3.1.1",
    info: { title, version },
    paths,
    components: {
      securitySchemes: { session: { type: "apiKey", in: "cookie", name: sessionCookie } },
      schemas: { Problem: schemaOf(problem, "output") },
    },
  };
}

/** What every failure is answered with (RFC 9457). */
const problem = z.object({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  code: z.string().describe("Stable; messages may change."),
  request_id: z.string(),
});

function operationOf(
  route: Route,
  { summary, query, answer, alsoAs = [] }: Description,
  isOpen: boolean,
): Json {
  const others = Object.fromEntries(alsoAs.map((type) => [type, {}]));
  return {
    summary,
    parameters: [...pathParameters(route.path), ...queryParameters(query)],
    ...(isOpen ? {} : { security: [{ session: [] }] }),
    responses: {
      200: {
        description: "Found.",
        content: { "application/json": { schema: schemaOf(answer, "output") }, ...others },
      },
      default: {
        description: "Not done; the problem says why.",
        content: { "application/problem+json": { schema: { $ref: "#/components/schemas/Problem" } } },
      },
    },
  };
}

function pathParameters(path: string): Json[] {
  const names = [...path.matchAll(/:([a-zA-Z]+)/g)].map(([, name]) => name);
  return names.map((name) => ({ name, in: "path", required: true, schema: { type: "string" } }));
}

/** A list is given by naming the parameter again for each value, which is what OpenAPI takes it to mean. */
function queryParameters(query: z.ZodObject | undefined): Json[] {
  const { properties = {}, required = [] } = query ? schemaOf(query, "input") : {};
  return Object.entries(properties as Record<string, Json>).map(([name, { description, ...schema }]) => ({
    ...{ name, in: "query", required: (required as string[]).includes(name) },
    ...(description === undefined ? {} : { description }),
    schema,
  }));
}

/** JSON Schema 2020-12, which is that of OpenAPI 3.1. */
function schemaOf(type: z.ZodType, io: "input" | "output"): Json {
  const { $schema: _, ...schema } = z.toJSONSchema(type, {
    io,
    unrepresentable: "any",
    override({ jsonSchema }) {
      // Later versions may say more; a program must not stumble over that.
      if (jsonSchema.additionalProperties === false) delete jsonSchema.additionalProperties;
    },
  });
  return schema;
}
