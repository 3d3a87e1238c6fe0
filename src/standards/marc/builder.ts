import { type Decoded, NO_FAULTS } from "./decoded.ts";
import { type Fault, report } from "./fault.ts";
import { codeOf, indicatorsOf, tagOf } from "./fields.ts";
import { readLeader } from "./leader.ts";
import { type Field, isControlTag, type Subfield } from "./record.ts";
import { isTag } from "./writable.ts";

/** Builds a record from named parts, as XML and JSON carry them, repairing and reporting on the way. */
export class RecordBuilder {
  readonly faults: Fault[] = [];
  private readonly fields: Field[] = [];
  private leader: string | null = null;

  setLeader(text: string): void {
    this.leader = readLeader(text.length === 24 ? text : text.replace(/[\r\n\t]/g, ""), this.faults);
  }

  addControlField(tag: string, value: string): void {
    if (this.hasTag(tag)) this.fields.push({ tag: sharedTag(tag), value });
  }

  addDataField(tag: string, ind1: string | null, ind2: string | null, subfields: [string, string][]): void {
    if (!this.hasTag(tag)) return;
    if (isControlTag(tag)) this.addMisplaced(tag, subfields);
    else this.addChecked(tag, this.indicators(tag, ind1, ind2), this.subfields(tag, subfields));
  }

  finish(): Decoded {
    if (this.leader === null && this.fields.length > 0) this.setLeader("");
    if (this.fields.length === 0) {
      report(this.faults, { code: "no-fields", message: "The record holds no field." });
      return { record: null, faults: this.faults };
    }
    const faults = this.faults.length === 0 ? NO_FAULTS : this.faults;
    return { record: { leader: this.leader!, fields: this.fields }, faults };
  }

  private hasTag(tag: string): boolean {
    if (isTag(tag)) return true;
    const message = `A field has the tag "${tag.slice(0, 20)}", which is not three letters or digits.`;
    report(this.faults, { code: "bad-tag", message, repair: "The field was left out." });
    return false;
  }

  private addMisplaced(tag: string, subfields: [string, string][]): void {
    const message = `Control field ${tag} holds subfields.`;
    report(this.faults, { code: "stray-data", message, tag, repair: "Their text was kept as its value." });
    this.fields.push({ tag: sharedTag(tag), value: subfields.map(([, value]) => value).join("") });
  }

  private addChecked(tag: string, ind: string, subfields: Subfield[]): void {
    if (subfields.length > 0) {
      this.fields.push({ tag: sharedTag(tag), ind, subfields });
      return;
    }
    const message = `Field ${tag} holds no subfield with a value.`;
    report(this.faults, { code: "empty-subfield", message, tag, repair: "The field was left out." });
  }

  private indicators(tag: string, ind1: string | null, ind2: string | null): string {
    if (ind1?.length === 1 && ind2?.length === 1) {
      const ind = indicatorsOf(ind1.charCodeAt(0), ind2.charCodeAt(0));
      if (ind !== null) return ind;
    }
    const message = `Field ${tag} lacks an indicator, or has one that is not a single ASCII character.`;
    report(this.faults, { code: "bad-indicators", message, tag, repair: "A blank stands in its place." });
    return indicatorsOf(indicatorAt(ind1), indicatorAt(ind2))!;
  }

  private subfields(tag: string, given: [string, string][]): Subfield[] {
    const kept: Subfield[] = [];
    for (const [code, value] of given) {
      const shared = code.length === 1 ? codeOf(code.charCodeAt(0)) : null;
      if (value === "") this.reportEmpty(tag, code);
      else if (shared !== null) kept.push({ code: shared, value });
      else kept.push({ code: this.replacedCode(tag), value });
    }
    return kept;
  }

  private reportEmpty(tag: string, code: string): void {
    const message = `Field ${tag} has a subfield $${code} without a value.`;
    report(this.faults, { code: "empty-subfield", message, tag, repair: "The subfield was left out." });
  }

  private replacedCode(tag: string): string {
    const message = `Field ${tag} has a subfield whose code is not a visible ASCII character.`;
    const repair = 'The text was kept under the code "?".';
    report(this.faults, { code: "bad-subfield-code", message, tag, repair });
    return "?";
  }
}

function sharedTag(tag: string): string {
  return tagOf(tag.charCodeAt(0), tag.charCodeAt(1), tag.charCodeAt(2));
}

function indicatorAt(text: string | null): number {
  const code = text === null || text === "" ? 32 : text.charCodeAt(0);
  return code < 32 || code > 126 ? 32 : code;
}
