interface ProgressProps {
  /** What is under way. */
  label: string;
  /** How much is done; left out while nobody knows. */
  value?: number;
  max?: number;
  /** The same in words: "1,200 of 5,000 records". */
  text: string;
  id: string;
}

/** How far something has come: a bar, and the same in words. */
export function Progress({ label, value, max = 100, text, id }: ProgressProps) {
  return (
    <div class="progress">
      <label for={id}>{label}</label>
      <progress id={id} value={value} max={max} aria-describedby={`${id}-text`}>
        {text}
      </progress>
      <p id={`${id}-text`} class="progress-text">
        {text}
      </p>
    </div>
  );
}

interface LiveProgressProps extends ProgressProps {
  /** Address that answers with JSON `{done, total, text, finished}`; `total` may be null while nobody knows. */
  src: string;
  /** The address answers with server-sent events, each with such JSON, instead of being asked again and again. */
  stream?: boolean;
  /** Where to go when it is finished; the page is loaded anew when not given. */
  next?: string;
}

/** Progress that follows the work by itself; without JavaScript it shows how far things were when the page was made. */
export function LiveProgress({ src, stream, next, ...progress }: LiveProgressProps) {
  return (
    <live-progress src={src} stream={stream ? "" : undefined} next={next}>
      <Progress {...progress} />
      <p class="visually-hidden" role="status" />
    </live-progress>
  );
}
