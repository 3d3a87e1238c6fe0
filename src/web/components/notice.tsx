import type { Child } from "hono/jsx";
import type { Translate } from "#kernel/i18n/messages.ts";
import { Icon, type IconName } from "./icon.tsx";

export type NoticeKind = "info" | "success" | "warning" | "error";

const icons: Record<NoticeKind, IconName> = {
  info: "info",
  success: "available",
  warning: "warning",
  error: "error",
};

interface NoticeProps {
  t: Translate;
  kind: NoticeKind;
  title?: string;
  children?: Child;
}

/** Says what just happened or what one should know. Errors are spoken at once, the others when the reader pauses. */
export function Notice({ t, kind, title, children }: NoticeProps) {
  return (
    <div class={`notice notice-${kind}`} role={kind === "error" ? "alert" : "status"}>
      <Icon name={icons[kind]} label={t(`web.notice.${kind}`)} />
      <div class="notice-body">
        {title && <p class="notice-title">{title}</p>}
        {children}
      </div>
    </div>
  );
}
