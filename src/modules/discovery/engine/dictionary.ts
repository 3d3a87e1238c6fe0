import type { DatabaseSync } from "node:sqlite";
import { Bug } from "#kernel/errors.ts";
import { toWrite } from "./index-file.ts";
import { Lists, type SharedLists } from "./lists.ts";

/** The two dictionaries: who holds an edition, and what kind of thing it is. */
export type DictionaryName = "holders" | "kinds";

/** What readers need of a dictionary. */
export interface SharedDictionary {
  /** The member words by number: ISILs; or `format:book`, `language:eng`. */
  readonly words: readonly string[];
  readonly lists: SharedLists;
}

const mostWords = 65_535;

/** The writer's side of a dictionary: gives words and lists of words their numbers. */
export class Dictionary {
  readonly name: DictionaryName;
  readonly words: string[] = [];
  lists = Lists.empty(4096, 65_536);
  readonly #wordNumbers = new Map<string, number>();
  readonly #listNumbers = new Map<string, number>();
  readonly #listsOfOne: (number | undefined)[] = [];
  #savedWords = 0;
  #savedLists = 0;
  /** Whether readers must be given it again: new words, or larger arrays. */
  grown = true;

  constructor(name: DictionaryName) {
    this.name = name;
    this.listOf([]);
  }

  get shared(): SharedDictionary {
    return { words: this.words, lists: this.lists.shared };
  }

  /** The number of a list of words; order and repeats do not matter. */
  listOf(words: readonly string[]): number {
    if (words.length === 1) return this.#listOfOne(words[0]!);
    let numbers = words.map((word) => this.#wordNumbers.get(word) ?? this.#addWord(word));
    if (numbers.length > 1) numbers = [...new Set(numbers)].sort((a, b) => a - b);
    const key = String.fromCharCode(...numbers);
    return this.#listNumbers.get(key) ?? this.#addList(key, numbers);
  }

  /** Most lists have one word: their numbers are found without making a key. */
  #listOfOne(word: string): number {
    const number = this.#wordNumbers.get(word) ?? this.#addWord(word);
    let list = this.#listsOfOne[number];
    if (list === undefined) {
      const key = String.fromCharCode(number);
      list = this.#listNumbers.get(key) ?? this.#addList(key, [number]);
      this.#listsOfOne[number] = list;
    }
    return list;
  }

  #addWord(word: string): number {
    if (this.words.length >= mostWords)
      throw new Bug(
        "discovery.dictionary-full",
        `The index cannot tell more than ${mostWords} ${this.name} apart.`,
      );
    this.#wordNumbers.set(word, this.words.length);
    this.grown = true;
    return this.words.push(word) - 1;
  }

  #addList(key: string, members: readonly number[]): number {
    if (!this.lists.hasRoomFor(members.length)) {
      this.lists = this.lists.grown(members.length);
      this.grown = true;
    }
    const list = this.lists.add(members);
    this.#listNumbers.set(key, list);
    return list;
  }

  /** Writes what is new, in the transaction under way. */
  save(file: DatabaseSync): void {
    const word = toWrite(file, "insert into word (dictionary, id, word) values (?, ?, ?)");
    for (; this.#savedWords < this.words.length; this.#savedWords++)
      word.run(this.name, this.#savedWords, this.words[this.#savedWords]!);
    if (this.#savedLists === this.lists.count) return;
    const { ends, members } = this.lists;
    const flat: number[] = [];
    for (let list = this.#savedLists, at = this.lists.startOf(list); list < this.lists.count; list++) {
      flat.push(ends[list]! - at);
      for (; at < ends[list]!; at++) flat.push(members[at]!);
    }
    const bytes = new Uint8Array(Uint16Array.from(flat).buffer);
    toWrite(file, "insert into list (dictionary, first, bytes) values (?, ?, ?)").run(
      this.name,
      this.#savedLists,
      bytes,
    );
    this.#savedLists = this.lists.count;
  }

  static load(file: DatabaseSync, name: DictionaryName): Dictionary {
    const dictionary = new Dictionary(name);
    for (const { word } of file.prepare("select word from word where dictionary = ? order by id").all(name))
      dictionary.#addWord(word as string);
    const chunks = file.prepare("select bytes from list where dictionary = ? order by first").all(name);
    for (const [at, { bytes }] of chunks.entries()) dictionary.#read(bytes as Uint8Array, at === 0 ? 1 : 0);
    dictionary.#savedWords = dictionary.words.length;
    dictionary.#savedLists = chunks.length === 0 ? 0 : dictionary.lists.count;
    return dictionary;
  }

  /** @param skip lists at the start that are there already: the empty one */
  #read(bytes: Uint8Array, skip: number): void {
    const flat = new Uint16Array(bytes.slice().buffer);
    for (let at = 0, list = 0; at < flat.length; list++) {
      const members = flat.subarray(at + 1, at + 1 + flat[at]!);
      at += 1 + members.length;
      if (list >= skip) this.#addList(String.fromCharCode(...members), [...members]);
    }
  }
}
