import type { Child } from "hono/jsx";
import { Icon, type IconName } from "./icon.tsx";

/** `primary` is the one thing to do on a page, `quiet` all others, `danger` what takes something away. */
export type ButtonKind = "primary" | "quiet" | "danger";

interface Look {
  kind?: ButtonKind;
  icon?: IconName;
  small?: boolean;
  children?: Child;
}

interface ButtonProps extends Look {
  type?: "submit" | "button";
  name?: string;
  value?: string;
  /** Id of the form that it sends, where it stands outside. */
  form?: string;
  /** Sends the form to another address. */
  formaction?: string;
  disabled?: boolean;
  /** A fuller name where the visible words need the page around them; it must contain them. */
  label?: string;
}

interface LinkButtonProps extends Look {
  href: string;
  label?: string;
  rel?: string;
  /** Name of the file to save the answer as, or true for the server's own name. */
  download?: string | true;
}

const look = ({ kind = "quiet", small }: Look) => `button button-${kind}${small ? " button-small" : ""}`;

/** A button of a form. */
export function Button({ icon, children, kind, small, label, type = "submit", ...rest }: ButtonProps) {
  return (
    <button type={type} class={look({ kind, small })} aria-label={label} {...rest}>
      {icon && <Icon name={icon} />}
      {children}
    </button>
  );
}

/** A link that looks like a button: it goes somewhere and changes nothing. */
export function LinkButton({ href, icon, children, kind, small, label, ...rest }: LinkButtonProps) {
  return (
    <a href={href} class={look({ kind, small })} aria-label={label} {...rest}>
      {icon && <Icon name={icon} />}
      {children}
    </a>
  );
}
