import "./copy-text.ts";
import "./file-upload.ts";
import "./live-progress.ts";
import "./menus.ts";
import "./pair-review.ts";
import "./search-box.ts";
import "./shortcut-help.ts";
import "./theme-choice.ts";
