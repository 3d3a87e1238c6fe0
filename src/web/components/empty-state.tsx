import { LinkButton } from "./button.tsx";
import { Heading, type HeadingLevel } from "./heading.tsx";
import { Icon, type IconName } from "./icon.tsx";

interface EmptyStateProps {
  icon?: IconName;
  title: string;
  /** What belongs here and how to begin. */
  text: string;
  action?: { href: string; label: string };
  level?: HeadingLevel;
}

/** An empty place that teaches: what will stand here, and the first step. */
export function EmptyState({ icon = "book", title, text, action, level = 2 }: EmptyStateProps) {
  return (
    <div class="empty">
      <Icon name={icon} />
      <Heading level={level} class="empty-title">
        {title}
      </Heading>
      <p>{text}</p>
      {action && (
        <LinkButton href={action.href} kind="primary">
          {action.label}
        </LinkButton>
      )}
    </div>
  );
}
