/**
 * Headers of every answer. Pages hold no inline script or style, ask nobody else for anything, stand in nobody's
 * frame and send their forms only here, so the policy needs no exception.
 */
const policy = [
  "default-src 'self'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
  "object-src 'none'",
].join("; ");

const always: ReadonlyArray<readonly [string, string]> = [
  ["content-security-policy", policy],
  ["x-content-type-options", "nosniff"],
  // Addresses hold what readers search for: other sites learn nothing of them.
  ["referrer-policy", "same-origin"],
  [
    "permissions-policy",
    "accelerometer=(), browsing-topics=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), magnetometer=(), microphone=(), midi=(), payment=(), usb=()",
  ],
  ["cross-origin-opener-policy", "same-origin"],
  ["cross-origin-resource-policy", "same-origin"],
];

const oneYear = "max-age=31536000; includeSubDomains";

/** Puts the security headers on an answer, leaving what a handler has set for itself. */
export function secure(headers: Headers, isHttps: boolean): void {
  for (const [name, value] of always) if (!headers.has(name)) headers.set(name, value);
  if (isHttps) headers.set("strict-transport-security", oneYear);
}
