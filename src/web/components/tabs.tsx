/** One of several views of the same thing, each with its own address. */
export interface Tab {
  readonly href: string;
  readonly label: string;
  readonly current?: boolean;
  /** A count already written in the reader's numerals. */
  readonly count?: string;
}

/** Tabs that are links: each view can be opened, kept and shared by its address. */
export function Tabs({ label, tabs }: { label: string; tabs: readonly Tab[] }) {
  return (
    <nav class="tabs" aria-label={label}>
      <ul>
        {tabs.map((tab) => (
          <li>
            <a href={tab.href} aria-current={tab.current ? "page" : undefined}>
              {tab.label}
              {tab.count && <span class="count">{tab.count}</span>}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
