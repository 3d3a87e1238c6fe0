/**
 * The single-byte character sets of MARC-8 ("MARC 21 Specifications for Record Structure, Character
 * Sets, and Exchange Media", Code Tables). Each line is the hexadecimal code (as in G0, so 21 to 7e)
 * of its first character and the characters of that code and the following ones, in order.
 */

/** Extended Latin (ANSEL), final !E; combining marks from 60. Double ligature and double tilde keep their halves. */
export const ANSEL = `
21 ŁØĐÞÆŒʹ·♭®±ƠƯʼ
30 ʻłøđþæœʺı£ð
3c ơư
40 °ℓ℗©♯¿¡ß€
60 \u0309\u0300\u0301\u0302\u0303\u0304\u0306\u0307\u0308\u030c\u030a\ufe20\ufe21\u0315\u030b\u0310\u0327\u0328\u0323\u0324\u0325\u0333\u0332\u0326\u031c\u032e\ufe22\ufe23
7e \u0313
`;

/** Basic Cyrillic, final N. */
export const BASIC_CYRILLIC = `
21 !"#$%&'()*+,-./0123456789:;<=>?юабцдефгхийклмнопярстужвьызшэщчъЮАБЦДЕФГХИЙКЛМНОПЯРСТУЖВЬЫЗШЭЩЧ
`;

/** Extended Cyrillic, final Q. */
export const EXTENDED_CYRILLIC = `
40 ґђѓєёѕіїјљњћќўџ
50 ѣѳѵѫ
5b [
5d ]
5f _ҐЂЃЄЁЅІЇЈЉЊЋЌЎЏЪѢѲѴѪ
`;

/** Basic Greek, final S. */
export const BASIC_GREEK = `
21 \u0300\u0301\u0308\u0342\u0313\u0314\u0345
30 «»“”ʹ͵
3b ·
3f ;
41 ΑΒ
44 ΓΔΕϚϜΖΗΘΙΚΛΜΝΞΟΠϞΡΣ
58 ΤΥΦΧΨΩϠ
61 αβϐγδεϛϝζηθικλμνξοπϟρσςτυφχψωϡ
`;

/** Basic Hebrew, final 2. */
export const BASIC_HEBREW = `
21 !״#$%&׳()*+,־./0123456789:;<=>?\u05b7\u05b8\u05b6\u05b5\u05b4\u05b9\u05bb\u05b0\u05b2\u05b3\u05b1\u05bc\u05bf\u05c1\ufb1e
5b [
5d ]
60 אבגדהוזחטיךכלםמןנסעףפץצקרשתװױײ
`;

/** Basic Arabic, final 3. */
export const BASIC_ARABIC = `
21 !"#$٪&'()٭+،-./٠١٢٣٤٥٦٧٨٩:؛<=>؟
41 ءآأؤإئابةتثجحخدذرزسشصضطظعغ[
5d ]
60 ـفقكلمنهوىي\u064b\u064c\u064d\u064e\u064f\u0650\u0651\u0652ٱ\u0670
78 ٬”“
`;

/** Extended Arabic, final 4. */
export const EXTENDED_ARABIC = `
21 ۽ٲٳٹٺٻټٽپٿڀځڂڃڄڅچڿڇڈډڊڋڌڍڎڏڐڑڒړڔڕږڗژڙښڛڜۺڝڞۻڟڠۼڡڢڣڤڥڦڧڨکڪګڬڭڮگڰڱڲڳڴڵڶڷڸںڻڼڽڹھۀۄۅۆۊۋۍێېےۓ
7d \u0306\u030c
`;

/** Greek symbols, short escape g. */
export const GREEK_SYMBOLS = `
61 αβγ
`;

/** Subscripts, short escape b. */
export const SUBSCRIPTS = `
28 ₍₎
2b ₊
2d ₋
30 ₀₁₂₃₄₅₆₇₈₉
`;

/** Superscripts, short escape p. */
export const SUPERSCRIPTS = `
28 ⁽⁾
2b ⁺
2d ⁻
30 ⁰¹²³⁴⁵⁶⁷⁸⁹
`;
