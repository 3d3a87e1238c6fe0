import "./search-box.ts";
