import type { Translate } from "#kernel/i18n/messages.ts";
import { Button, LinkButton } from "../components/button.tsx";
import { Card } from "../components/card.tsx";
import { Chip, ChipList } from "../components/chip.tsx";
import { EmptyState } from "../components/empty-state.tsx";
import { Notice, type NoticeKind } from "../components/notice.tsx";
import { LiveProgress, Progress } from "../components/progress.tsx";
import { ShortcutHelp } from "../components/shortcut-help.tsx";
import { type AvailabilityState, StateBadge } from "../components/state-badge.tsx";
import { Part } from "./parts.tsx";

/** Buttons in every kind and state. */
export function Buttons() {
  return (
    <Part title="Buttons">
      <div class="row">
        <Button kind="primary">Request this book</Button>
        <Button>Save</Button>
        <Button kind="danger">Cancel the request</Button>
        <Button disabled>Not now</Button>
        <LinkButton href="#buttons" icon="download">
          Take away as CSV
        </LinkButton>
      </div>
      <div class="row">
        <Button kind="primary" small icon="check">
          Received
        </Button>
        <Button small icon="edit">
          Edit
        </Button>
        <LinkButton small href="#buttons" icon="arrow-forward">
          Onward
        </LinkButton>
      </div>
    </Part>
  );
}

const states: readonly [AvailabilityState, string][] = [
  ["available", "On the shelf"],
  ["elsewhere", "From another library"],
  ["waiting", "Waiting list"],
  ["not-possible", "Not to be borrowed"],
];

/** The four states, and chosen filters. */
export function States({ t }: { t: Translate }) {
  return (
    <Part title="States and chips">
      <p class="row">
        {states.map(([state, text]) => (
          <StateBadge state={state} text={text} />
        ))}
      </p>
      <ChipList label="Chosen filters">
        <Chip t={t} label="E-book" removeHref="#chips" />
        <Chip t={t} label="العربية" removeHref="#chips" />
        <Chip t={t} label="Harbour Library" removeHref="#chips" />
      </ChipList>
    </Part>
  );
}

const notices: readonly [NoticeKind, string, string][] = [
  ["info", "Northgate is closed on Monday", "Books that are ready wait one day longer."],
  ["success", "Your request is on its way", "We write to you when it can be fetched, in about 3 days."],
  ["warning", "Your card ends in two weeks", "Renew it at any desk or in your account."],
  [
    "error",
    "The file could not be read",
    "Record 1,204 breaks off at byte 88,310. All records before it were kept.",
  ],
];

/** What the site says when something has happened. */
export function Notices({ t }: { t: Translate }) {
  return (
    <Part title="Notices, progress and empty places">
      {notices.map(([kind, title, text]) => (
        <Notice t={t} kind={kind} title={title}>
          <p>{text}</p>
        </Notice>
      ))}
      <Progress
        id="loading"
        label="Loading the records of Harbour Library"
        value={1200}
        max={5000}
        text="1,200 of 5,000 records"
      />
      <Progress id="counting" label="Counting the records" text="Not yet known how many" />
      <LiveProgress
        id="live"
        src="/styleguide/progress"
        next="#live"
        label="Progress that follows by itself"
        value={0}
        max={100}
        text="0 of 100"
      />
      <EmptyState
        icon="book"
        title="Your shelf is empty"
        text="Books that you borrow stand here, with the day on which they go back. Search for one to begin."
        action={{ href: "#search", label: "Search the catalogue" }}
        level={3}
      />
    </Part>
  );
}

/** Things that stand by themselves, and the keys of staff pages. */
export function Cards({ t }: { t: Translate }) {
  return (
    <Part title="Cards and shortcuts">
      <div class="grid">
        <Card
          title="Northgate Library"
          href="#cards"
          footer={<LinkButton href="#cards">See the library</LinkButton>}
        >
          <StateBadge state="available" text="Open until 18:00" />
          <p>12 North Street. Step-free, with a reading garden.</p>
        </Card>
        <Card title="مكتبة الميناء" href="#cards">
          <p>A title in another script keeps its own direction.</p>
        </Card>
        <Card title="Without a link">
          <p>A card may only say something.</p>
        </Card>
      </div>
      <ShortcutHelp
        t={t}
        shortcuts={[
          { keys: ["g", "i"], label: "Go to the incoming queue", href: "#cards" },
          { keys: ["s"], label: "Go to the scan box" },
        ]}
      />
    </Part>
  );
}
