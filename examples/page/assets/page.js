// What the page does: it hands files to the engine, and shows what the engine says.
// No figure is worked out here.
"use strict";

const at = (id) => document.getElementById(id);
const element = (tag, properties = {}, ...within) => {
  const made = Object.assign(document.createElement(tag), properties);
  made.append(...within);
  return made;
};

// ---- The engine, in a worker that can be stopped and started again ----

const engine = {
  module: null, worker: null, ready: null, waiting: new Map(), next: 0,

  // packed is the engine: compiled, once it is, or as it stands in the page, or
  // fetched from beside it.
  async packed() {
    if (this.module) return {module: this.module};
    const source = at("engine");
    if (!source.dataset.beside) return {packed: source.textContent};
    const answer = await fetch(source.dataset.beside);
    if (!answer.ok) throw new Error(`${source.dataset.beside}: ${answer.status}`);
    return {module: await WebAssembly.compile(await answer.arrayBuffer())};
  },

  // start starts a worker, with nothing on its desk yet.
  async start() {
    const packed = await this.packed();
    const address = URL.createObjectURL(new Blob([at("worker").textContent], {type: "text/javascript"}));
    this.worker = new Worker(address);
    this.ready = new Promise((done, failed) => {
      this.worker.onmessage = ({data}) => {
        if (data.ready) { this.module = data.module; done(); }
        else if (data.failed) failed(new Error(data.failed));
        else if (data.ended) this.stop("the engine ended");
        else this.told(data);
      };
      this.worker.onerror = (fault) => { failed(new Error(fault.message)); this.stop(fault.message); };
    });
    this.worker.postMessage(packed);
    await this.ready;
    URL.revokeObjectURL(address);
  },

  told({id, told, fault}) {
    const {done, failed} = this.waiting.get(id) ?? {};
    this.waiting.delete(id);
    if (!done) return;
    if (fault) { failed(new Error(fault)); this.stop(fault); return; }
    const answer = JSON.parse(told);
    if (answer.error) failed(new Error(answer.error));
    else done(answer);
  },

  // stop ends the worker; whoever waits for it is told why.
  stop(why) {
    this.worker?.terminate();
    this.worker = null;
    for (const {failed} of this.waiting.values()) failed(new Error(why));
    this.waiting.clear();
  },

  async ask(question) {
    if (!this.worker) {
      await this.start();
      if (desk.opened) await this.send(desk.restored()); // the desk as it was
      if (desk.opened && desk.text !== null) await this.send({ask: "write", text: desk.text});
    } else {
      await this.ready;
    }
    return this.send(question);
  },

  send(question) {
    const id = this.next++;
    return new Promise((done, failed) => {
      this.waiting.set(id, {done, failed});
      this.worker.postMessage({id, asked: JSON.stringify(question)});
    });
  },
};

// ---- What lies on the desk ----

const desk = {
  opened: null,  // the files as they were dropped, whose figures others are compared with
  agreements: [],
  text: null,    // of the open file as it is now
  saved: null,   // as it was when it was opened or last downloaded
  undo: [],
  view: null,

  restored() { return {ask: "drop", files: [...this.agreements, ...this.opened]}; },
  edited() { return this.text !== null && this.text !== this.saved; },
};

const toBase64 = (file) => new Promise((done, failed) => {
  const reader = new FileReader();
  reader.onload = () => done(reader.result.slice(reader.result.indexOf(",") + 1));
  reader.onerror = () => failed(reader.error);
  reader.readAsDataURL(file);
});
const textToBase64 = (text) => {
  let bytes = "";
  for (const byte of new TextEncoder().encode(text)) bytes += String.fromCharCode(byte);
  return btoa(bytes);
};

// work asks the engine, shows that it is being asked, and tells what goes wrong.
let working = 0;
async function work(question) {
  const slow = setTimeout(() => { at("working").hidden = false; }, 400);
  working++;
  try {
    return await engine.ask(question);
  } catch (fault) {
    at("status").textContent = fault.message;
    return null;
  } finally {
    clearTimeout(slow);
    if (--working === 0) at("working").hidden = true;
  }
}

// open lays files on the desk, once nothing is lost by it.
async function open(files) {
  if (!files.length || !await mayLose()) return;
  const read = await Promise.all([...files].map(async (file) => ({name: file.name, data: await toBase64(file)})));
  await lay({ask: "drop", files: read});
}

async function lay(question) {
  const answer = await work(question);
  if (!answer) return;
  const view = answer.view;
  const beside = new Set(view.beside ?? []);
  for (const file of question.files ?? []) {
    if (!beside.has(file.name)) continue;
    desk.agreements = [...desk.agreements.filter(({name}) => name !== file.name), file];
  }
  const dropped = (question.files ?? []).filter(({name}) => !beside.has(name));
  if (dropped.length || !question.files) {
    desk.opened = question.files ? dropped.slice(-1) : [{name: view.name, data: textToBase64(view.text)}];
    desk.undo = [];
    desk.saved = view.text || null;
  }
  if (view.faults?.length && dropped.length) paper.replaceChildren(); // what is in sight is of another file
  show(view);
  at("title").scrollIntoView({block: "nearest"});
}

// ---- What is shown ----

let shown = 0; // counts what was shown, so that what comes late is not

function show(view) {
  shown++;
  at("status").textContent = "";
  desk.view = view;
  desk.text = view.text || null;
  const faults = view.faults ?? [];
  at("title").textContent = view.title || (faults.length ? "This cannot be worked out yet" : view.name);
  document.title = (view.title || view.name) + " – Fairshare";
  at("file").textContent = [view.name, ...(view.beside ?? []).map((name) => "beside " + name)].join(", ");
  at("stale").hidden = faults.length === 0 || paper.childNodes.length === 0;
  showFaults(faults);
  showBears(view.bears ?? []);
  showFormats(view.formats ?? []);
  at("undo").disabled = desk.undo.length === 0;
  at("tab-text").hidden = !view.text;
  at("tab-figures").hidden = !view.text || view.kind === "statement";
  if (at(selected()).hidden || at("tab-" + selected()).hidden) select("report");
  if (at("yaml").value !== view.text) at("yaml").value = view.text;
  number(faults, view.name);
  fill(selected());
}

function showFaults(faults) {
  const box = at("faults");
  box.hidden = faults.length === 0;
  at("faults-heading").textContent = faults.length === 1 ? "There is a fault in it" : `There are ${faults.length} faults in it`;
  const list = box.querySelector("ol");
  list.replaceChildren(...faults.slice(0, 200).map((fault) => {
    const item = element("li");
    if (fault.line && fault.file === desk.view.name) {
      const go = element("button", {type: "button", className: "link", textContent: `line ${fault.line}`});
      go.onclick = () => goTo(fault.line);
      item.append(go, " ");
    } else if (fault.file) {
      item.append(fault.line ? `${fault.file}, line ${fault.line}: ` : `${fault.file}: `);
    }
    item.append(fault.text);
    return item;
  }));
  if (faults.length > 200) list.append(element("li", {textContent: `and ${faults.length - 200} more`}));
}

function showBears(bears) {
  at("bears").hidden = bears.length === 0;
  const compared = bears.some(({change}) => change);
  at("bears").querySelector("ul").replaceChildren(...bears.map((each) => {
    const change = element("span", {className: "change " + (each.more > 0 ? "more" : each.more < 0 ? "less" : "")});
    change.textContent = each.change ? (each.more > 0 ? "▲ " : each.more < 0 ? "▼ " : "") + each.change : compared ? "unchanged" : "";
    return element("li", {}, element("span", {className: "name", textContent: each.name, title: each.authority}), element("span", {className: "amount", textContent: each.amount}), change);
  }));
  const changed = bears.filter(({more}) => more !== 0);
  at("changes").textContent = changed.length === 0 ? "" :
    "With these figures " + changed.map(({authority, change}) => `${authority} bears ${change}`).join(", ") + ".";
}

const wordsOf = {journal: "Journal of the year (CSV)", hledger: "Journal for hledger", text: "Text page", json: "JSON, for other programs", html: "Report (HTML)", xlsx: "Statement as a workbook (Excel)", "case workbook": "The case as a workbook (Excel)", yaml: "The case (YAML)", "tender xlsx": "The contract as a workbook (Excel)", "tender html": "Report on the contract (HTML)", "tender text": "Text page of the contract", "tender csv": "CSV: the contract", "tender json": "JSON: the contract", notices: "Notices, one for each authority"};

function showFormats(formats) {
  const list = at("format");
  const all = desk.text && desk.view.kind !== "statement" ? [...formats, "yaml"] : formats;
  list.replaceChildren(element("option", {value: "", textContent: "Download as…"}),
    ...[...new Set(all)].map((name) => element("option", {value: name, textContent: wordsOf[name] ?? name.replace(/^csv /, "CSV: ")})));
  list.disabled = all.length === 0;
}

// ---- Tabs ----

const tabs = ["report", "figures", "text"];
const selected = () => tabs.find((name) => at("tab-" + name).getAttribute("aria-selected") === "true");

function select(name) {
  for (const each of tabs) {
    at("tab-" + each).setAttribute("aria-selected", String(each === name));
    at("tab-" + each).tabIndex = each === name ? 0 : -1;
    at(each).hidden = each !== name;
  }
  fill(name);
}

// fill fills what is to be seen, once it is to be seen.
let filled = {};
async function fill(name) {
  if (!desk.view || filled[name] === shown || name === "text") return;
  const now = shown;
  filled[name] = now;
  if (name === "report") {
    if (desk.view.faults?.length) return; // the last sound one stays in sight
    const answer = await work({ask: "report"});
    if (answer && shown === now) putReport(answer.report);
  } else {
    const answer = await work({ask: "figures", groups: [...opened]});
    if (answer && shown === now) putFigures(answer.groups ?? [], answer.figures ?? []);
  }
}

// put shows a report of the engine's, as the programs write it, within the page.
function put(box, html) {
  const root = box.shadowRoot ?? box.attachShadow({mode: "open"});
  root.adoptedStyleSheets = [look, own];
  root.innerHTML = html;
}
const look = new CSSStyleSheet();
look.replaceSync(at("style").textContent);
const own = new CSSStyleSheet();
own.replaceSync(`
  @media screen { .table, figure, dl { content-visibility: auto; contain-intrinsic-size: auto 15rem; } }
  [data-ask] { cursor: pointer; text-decoration: underline dotted .06em #999; text-underline-offset: .2em; }
  [data-ask]:hover { background: #fff3d6; }
  [data-ask]:focus { outline: 3px solid #b45309; }
`);

const paper = at("paper").attachShadow({mode: "open"});
function putReport(html) {
  put(at("paper"), html);
  const codes = new Set((desk.view.bears ?? []).map(({authority}) => authority));
  [...paper.querySelectorAll("article")].forEach((article, number) => {
    const services = new Set(desk.view.shared?.[number] ?? []);
    if (services.size) for (const table of article.querySelectorAll("table")) askable(table, number, services, codes);
  });
}

// askable finds the figures of a table that can be asked of: those of an authority,
// told by the head of the column or by a cell of the row, and of a service, told by
// the row, by a row above that it goes on from, or by the heading above; or of all.
function askable(table, number, services, codes) {
  let heading = table.closest(".table") ?? table;
  while (heading && heading.tagName !== "H2") heading = heading.previousElementSibling;
  const within = services.has(heading?.textContent) ? heading.textContent : "";
  const heads = [...table.tHead.rows[0].cells].map((cell) => cell.textContent);
  const byColumn = heads.some((head) => codes.has(head));
  let first = true, above = within;
  for (const body of table.tBodies) for (const row of body.rows) {
    const texts = [...row.cells].map((cell) => cell.textContent);
    if (services.has(texts[0])) above = texts[0];
    else if (texts[0]) above = within;
    const party = byColumn ? null : texts.find((text) => codes.has(text));
    for (const cell of row.cells) {
      const authority = byColumn ? heads[cell.cellIndex] : party;
      if (!codes.has(authority) || cell.tagName === "TH" || !/^-?£?[0-9][0-9,.]*%?$/.test(cell.textContent)) continue;
      cell.dataset.ask = JSON.stringify({case: number, service: above, authority});
      cell.title = above ? `How ${authority}'s part of ${above} came about` : `How all that ${authority} bears came about`;
      cell.tabIndex = first ? 0 : -1; // one stop for each table; the arrows go on from there
      first = false;
    }
  }
}

for (const name of tabs) at("tab-" + name).onclick = () => select(name);
document.querySelector("[role=tablist]").onkeydown = (event) => {
  const visible = tabs.filter((name) => !at("tab-" + name).hidden);
  const step = {ArrowRight: 1, ArrowLeft: -1}[event.key];
  const here = visible.indexOf(selected());
  const to = event.key === "Home" ? 0 : event.key === "End" ? visible.length - 1 : step ? (here + step + visible.length) % visible.length : -1;
  if (to < 0) return;
  event.preventDefault();
  select(visible[to]);
  at("tab-" + visible[to]).focus();
};

// ---- Figures ----

const opened = new Set(); // the groups of figures that are open

function putFigures(groups, tables) {
  if (!groups.some((name) => opened.has(name)) && groups.length > 0) { // the first service, or whatever there is
    opened.add(groups[Math.min(1, groups.length - 1)]);
    delete filled.figures;
    fill("figures");
    return;
  }
  const own = new Map(groups.map((name) => [name, []]));
  for (const table of tables) own.get(table.under).push(table);
  const focused = document.activeElement?.dataset?.path;
  at("figures").replaceChildren(
    element("p", {className: "help", textContent: "Change a figure and press Enter: everything is worked out anew. A range copied in Excel can be pasted into the first of its cells. An empty cell is no figure at all."}),
    ...groups.map((name) => group(name, own.get(name))));
  if (focused) [...at("figures").querySelectorAll("input")].find((input) => input.dataset.path === focused)?.focus();
}

// group shows the tables of a service, or of the file itself, once it is opened.
function group(name, tables) {
  const box = element("details", {open: opened.has(name)}, element("summary", {textContent: name || "The file itself"}), ...tables.map(editable));
  box.ontoggle = () => {
    if (box.open === opened.has(name)) return;
    if (!box.open) { opened.delete(name); return; }
    opened.add(name);
    delete filled.figures;
    fill("figures");
  };
  return box;
}

function editable(table) {
  const heads = table.heads.map((text) => element("th", {scope: "col", textContent: text}));
  if (table.list) heads.push(element("td"));
  const rows = table.rows.map((row, r) => {
    const cells = row.cells.map((cell, c) => element("td", {}, input(table, row, cell, table.heads[c + 1], r, c)));
    if (table.list) {
      const remove = element("button", {type: "button", className: "link", textContent: "remove", ariaLabel: `Remove row ${row.head} of ${table.title}`});
      remove.onclick = () => edit([{path: row.path, do: "remove"}]);
      cells.push(element("td", {}, remove));
    }
    return element("tr", {}, element("th", {scope: "row", textContent: row.head}), ...cells);
  });
  const made = element("table", {}, element("caption", {textContent: table.title || "Main figures"}), element("thead", {}, element("tr", {}, ...heads)), element("tbody", {}, ...rows));
  const box = element("div", {className: "scroll"}, made);
  if (table.list) {
    const add = element("button", {type: "button", textContent: "Add a row"});
    add.onclick = () => edit([{path: table.list, do: "add"}]);
    box.append(add);
  }
  return box;
}

function input(table, row, cell, head, r, c) {
  if (!cell.path) return element("span", {className: "help", textContent: cell.text});
  const made = element("input", {value: cell.text, className: cell.figure ? "figure" : "", autocomplete: "off", spellcheck: false});
  made.dataset.path = JSON.stringify(cell.path);
  made.setAttribute("aria-label", [table.under, table.title, row.head, head].filter(Boolean).join(", "));
  made.size = Math.min(40, Math.max(cell.figure ? 10 : 12, cell.text.length));
  made.onchange = () => edit([{path: cell.path, text: made.value}]);
  made.onkeydown = (event) => {
    const step = {Enter: 1, ArrowDown: 1, ArrowUp: -1}[event.key];
    if (event.key === "Escape") made.value = cell.text;
    if (!step) return;
    event.preventDefault();
    const next = made.closest("tbody").rows[r + step]?.cells[c + 1]?.querySelector("input");
    if (next) { next.focus(); next.select(); } else if (event.key === "Enter") { made.blur(); }
  };
  made.onpaste = (event) => {
    const text = event.clipboardData.getData("text/plain").replace(/\r\n?/g, "\n").replace(/\n$/, "");
    if (!/[\t\n]/.test(text)) return;
    event.preventDefault();
    pasted(table, r, c, text.split("\n").map((line) => line.split("\t")));
  };
  return made;
}

// pasted puts a range where it fits, and says what did not.
function pasted(table, r, c, range) {
  const edits = [];
  let left = 0;
  range.forEach((line, i) => line.forEach((text, j) => {
    const cell = table.rows[r + i]?.cells[c + j];
    if (cell?.path) edits.push({path: cell.path, text});
    else left++;
  }));
  edit(edits).then(() => {
    if (left) at("status").textContent = `${left} of the pasted cells found no place: add rows first, and paste again.`;
  });
}

async function edit(edits) {
  const before = desk.text;
  const answer = await work({ask: "edit", edits});
  if (!answer) return;
  desk.undo.push(before);
  show(answer.view);
}

at("undo").onclick = async () => {
  const answer = await work({ask: "write", text: desk.undo.pop()});
  if (answer) show(answer.view);
};

// ---- Text ----

let typing = null;
at("yaml").oninput = () => {
  clearTimeout(typing);
  number([], "");
  typing = setTimeout(typed, 300);
};

// typed works out what was typed; what is still being worked out, and is out of
// date, is given up.
async function typed() {
  typing = null;
  if (working > 0) engine.stop("what was typed since is worked out instead");
  const text = at("yaml").value, before = desk.text;
  const answer = await work({ask: "write", text});
  if (!answer || at("yaml").value !== text) return;
  if (before !== text) desk.undo.push(before);
  show(answer.view);
}

// number numbers the lines, and marks those with faults.
function number(faults, name) {
  const faulty = [...new Set(faults.filter(({file, line}) => file === name && line > 0).map(({line}) => line))].sort((a, b) => a - b);
  const count = at("yaml").value.split("\n").length;
  const plain = (from, to) => Array.from({length: Math.max(0, to - from)}, (_, i) => `${from + i}\n`).join("");
  const parts = [];
  let next = 1;
  for (const line of faulty) {
    parts.push(plain(next, line), element("span", {className: "faulty", textContent: `● ${line}\n`}));
    next = line + 1;
  }
  at("lines").replaceChildren(...parts, plain(next, count + 1));
  at("lines").scrollTop = at("yaml").scrollTop;
}
at("yaml").onscroll = () => { at("lines").scrollTop = at("yaml").scrollTop; };

function goTo(line) {
  select("text");
  const area = at("yaml");
  const lines = area.value.split("\n");
  const start = lines.slice(0, line - 1).reduce((sum, each) => sum + each.length + 1, 0);
  area.focus();
  area.setSelectionRange(start, start + (lines[line - 1] ?? "").length);
  area.scrollTop = Math.max(0, (line - 5) * parseFloat(getComputedStyle(area).lineHeight));
}

// ---- Why ----

async function explain(cell) {
  const answer = await work({ask: "why", ...JSON.parse(cell.dataset.ask)});
  if (!answer) return;
  put(at("why-text"), answer.report);
  at("why").showModal();
  at("why").scrollTop = 0;
}
paper.addEventListener("click", ({target}) => {
  const cell = target.closest("[data-ask]");
  if (cell) explain(cell);
});
paper.addEventListener("keydown", (event) => {
  const cell = event.target.closest("[data-ask]");
  if (!cell) return;
  if (event.key === "Enter" || event.key === " ") {
    event.preventDefault();
    explain(cell);
    return;
  }
  const rows = [...cell.closest("table").tBodies].flatMap((body) => [...body.rows]);
  const [down, right] = {ArrowDown: [1, 0], ArrowUp: [-1, 0], ArrowRight: [0, 1], ArrowLeft: [0, -1]}[event.key] ?? [0, 0];
  if (!down && !right) return;
  event.preventDefault();
  let r = rows.indexOf(cell.parentElement) + down, c = cell.cellIndex + right;
  while (rows[r]?.cells[c] && !rows[r].cells[c].dataset.ask) { r += down; c += right; }
  const next = rows[r]?.cells[c];
  if (!next) return;
  cell.tabIndex = -1;
  next.tabIndex = 0;
  next.focus();
});
at("why-close").onclick = () => at("why").close();

// ---- Files in and out ----

at("files").onchange = async ({target}) => { await open(target.files); target.value = ""; };
at("example").onchange = async ({target}) => {
  const name = target.value;
  target.value = "";
  if (name && await mayLose()) lay({ask: "example", name});
};
at("print").onclick = async () => { select("report"); await fill("report"); window.print(); };
at("cancel").onclick = () => engine.stop("Stopped. The figures are those from before.");
at("pin").onclick = async () => {
  const answer = await work({ask: "pin"});
  if (!answer) return;
  desk.opened = [{name: answer.view.name, data: desk.text === null ? desk.opened[0].data : textToBase64(desk.text)}];
  showBears(answer.view.bears ?? []);
};

at("format").onchange = async ({target}) => {
  const format = target.value;
  target.value = "";
  if (!format) return;
  if (format === "yaml") {
    save(desk.view.name.replace(/\.[^.]*$/, "") + ".yaml", new TextEncoder().encode(desk.text));
    desk.saved = desk.text;
    return;
  }
  const answer = await work({ask: "download", format});
  if (answer) save(answer.file.name, Uint8Array.from(atob(answer.file.data ?? ""), (byte) => byte.charCodeAt(0)));
};

function save(name, bytes) {
  const address = URL.createObjectURL(new Blob([bytes]));
  element("a", {href: address, download: name}).click();
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}

// mayLose asks before edits are lost that were not saved.
function mayLose() {
  if (!desk.edited()) return true;
  const box = at("lost");
  return new Promise((done) => {
    const answered = (go) => { box.close(); done(go); };
    at("lost-keep").onclick = () => answered(false);
    at("lost-go").onclick = () => answered(true);
    box.oncancel = () => done(false);
    box.showModal();
  });
}
window.addEventListener("beforeunload", (event) => { if (desk.edited()) event.preventDefault(); });

let over = 0;
const hasFiles = (event) => event.dataTransfer?.types.includes("Files");
window.addEventListener("dragenter", (event) => { if (hasFiles(event)) { over++; at("drop").hidden = false; } });
window.addEventListener("dragleave", (event) => { if (hasFiles(event) && --over <= 0) { over = 0; at("drop").hidden = true; } });
window.addEventListener("dragover", (event) => { if (hasFiles(event)) event.preventDefault(); });
window.addEventListener("drop", (event) => {
  if (!hasFiles(event)) return;
  event.preventDefault();
  over = 0;
  at("drop").hidden = true;
  open(event.dataTransfer.files);
});

// ---- The start ----

(async () => {
  if (typeof WebAssembly === "undefined") return unavailable();
  reveal(true);
  try {
    await engine.start();
  } catch (fault) {
    return unavailable(fault);
  }
  await lay({ask: "example"});
})();

// reveal shows what works only with an engine.
function reveal(works) {
  at("main").hidden = !works;
  document.querySelector(".actions").hidden = !works;
}

function unavailable(fault) {
  reveal(false);
  const box = at("off");
  box.hidden = false;
  box.textContent = "This browser does not let the page work its figures out (WebAssembly is switched off" + (fault ? `: ${fault.message}` : "") + "). " +
    "Ask whoever sent it for the workbook of the same case: Excel works that out without this page.";
}
