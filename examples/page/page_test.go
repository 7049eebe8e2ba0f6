package main

import (
	"bytes"
	"crypto/sha256"
	"fmt"
	"log"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/triborough/fairshare/examples/internal/browsertest"
	"github.com/triborough/fairshare/examples/internal/commandtest"
	"github.com/triborough/fairshare/testdata"
)

// folder holds the page that all tests visit.
var folder string

func TestMain(m *testing.M) {
	var err error
	if folder, err = os.MkdirTemp("", "fairshare-page-test-"); err != nil {
		log.Fatal(err)
	}
	code := m.Run()
	os.RemoveAll(folder)
	os.Exit(code)
}

// made makes the page, once: by the program as it is run, which packs many times faster
// than a test under the race detector.
var made = sync.OnceValues(func() (string, error) {
	program, path := filepath.Join(folder, "page"), filepath.Join(folder, "fairshare.html")
	for _, command := range [][]string{{"go", "build", "-o", program, "."}, {program, "-o", path}} {
		if said, err := exec.Command(command[0], command[1:]...).CombinedOutput(); err != nil {
			return "", fmt.Errorf("%w: %s", err, said)
		}
	}
	return path, nil
})

// visited is the page once it shows the example.
func visited(t *testing.T) *browsertest.Tab {
	t.Helper()
	commandtest.Witness(t, "chromium")
	path, err := made()
	require.NoError(t, err)
	tab := browsertest.Visit(t, "file://"+path, 1024)
	tab.Until(`document.querySelectorAll("#bears li").length === 3 && paper.textContent.includes("Fostering")`)
	return tab
}

func fixture(t *testing.T, name string) browsertest.File {
	t.Helper()
	data, err := testdata.FS.ReadFile(name)
	require.NoError(t, err)
	return browsertest.File{Name: filepath.Base(name), Data: data}
}

const title = `document.getElementById("title").textContent`

// program builds one of the other programs, by name, and returns what it prints.
func program(t *testing.T, name string, args ...string) []byte {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	said, err := exec.Command("go", "build", "-o", path, "github.com/triborough/fairshare/examples/"+name).CombinedOutput()
	require.NoError(t, err, string(said))
	out, err := exec.Command(path, args...).Output()
	require.NoError(t, err)
	return out
}

// It shows the example at once, says so to nobody else, and nothing goes wrong.
func TestOpens(t *testing.T) {
	tab := visited(t)
	assert.Equal(t, "£8,527,379.89", browsertest.Value[string](tab, `document.querySelector("#bears .amount").textContent`))
	assert.Equal(t, "", browsertest.Value[string](tab, `document.getElementById("changes").textContent`))
	assert.False(t, browsertest.Value[bool](tab, `document.documentElement.scrollWidth > document.documentElement.clientWidth`), "wider than the window")
	assert.Equal(t, []string{}, browsertest.Value[[]string](tab, `performance.getEntriesByType("resource").map(e => e.name).filter(name => !name.startsWith("blob:"))`))
	for _, connection := range []string{`fetch("https://example.org/")`, `fetch("data:text/plain,x")`, `new Promise((d, f) => { const i = new Image(); i.onload = d; i.onerror = f; i.src = "https://example.org/x.png"; })`,
		`import("https://example.org/x.js")`, `new Promise((d, f) => { const s = new WebSocket("wss://example.org/"); s.onopen = d; s.onerror = f; })`} {
		assert.Equal(t, "refused", browsertest.Value[string](tab, connection+`.then(() => "made", () => "refused")`), connection)
	}
}

// Any underlined figure says how it came about, to the mouse and to the keyboard.
func TestFiguresExplainThemselves(t *testing.T) {
	tab := visited(t)
	tab.Do(`[...paper.querySelectorAll("[data-ask]")].find(cell => cell.textContent === "803,252.03").click()`)
	tab.Until(`document.getElementById("why").open`)
	why := `document.getElementById("why-text").shadowRoot.textContent`
	said := browsertest.Value[string](tab, why)
	for _, part := range []string{"What Westminster City Council bears of Fostering", "ch. 11 (ongoing costs by demand)", "£2,000,000.00 × 247 ÷ 615", "exactly £98800000/123", "One odd penny, to LBHF"} {
		assert.Contains(t, said, part)
	}
	tab.Do(`document.getElementById("why-close").click(); [...paper.querySelectorAll("[data-ask]")].find(cell => cell.textContent === "803,252.03").focus()`)
	tab.Do(`document.getElementById("why").close()`)
	tab.Do(`[...paper.querySelectorAll("[data-ask]")].find(cell => cell.textContent === "8,527,379.89").click()`)
	tab.Until(why + `.includes("What WCC bears")`)
	tab.Do(`document.getElementById("why-close").click(); [...paper.querySelectorAll("[data-ask]")].find(cell => cell.textContent === "803,252.03").focus()`)
	tab.Type("\u0303\r") // the arrow to the right, and Enter
	tab.Until(`document.getElementById("why").open && ` + why + `.includes("Kensington and Chelsea bears of Fostering")`)
}

// Each kind of file is known by what it holds, and shown.
func TestDrops(t *testing.T) {
	tab := visited(t)
	tab.Drop(fixture(t, "years/regulatory-2012-13.yaml"))
	tab.Until(title + `.startsWith("Regulatory services and libraries")`)
	tab.Until(`paper.textContent.includes("Closing the year")`)
	tab.Drop(fixture(t, "agreements/trading-standards-2012-13.yaml"))
	tab.Until(`document.getElementById("faults").textContent.includes("drop the agreement on the page too")`)
	assert.Equal(t, "", browsertest.Value[string](tab, `paper.textContent`), "no report of another file")
	tab.Drop(fixture(t, "agreements/trading-standards.yaml"))
	tab.Until(`document.getElementById("faults").hidden && paper.textContent.includes("Under: ")`)
	tab.Drop(fixture(t, "programmes/ict.yaml"))
	tab.Until(`paper.textContent.includes("Does it pay?")`)
	tab.Drop(fixture(t, "rules/park-keeping.yaml"))
	tab.Until(`paper.textContent.includes("The price, and the TUPE burdens within it")`)
	path := filepath.Join(t.TempDir(), "case.yaml")
	require.NoError(t, os.WriteFile(path, fixture(t, "years/regulatory-2012-13.yaml").Data, 0o600))
	statement := program(t, "statement", "-format", "json", path)
	tab.Drop(browsertest.File{Name: "statement.json", Data: statement})
	tab.Until(title + `.startsWith("Regulatory services and libraries") && document.getElementById("tab-figures").hidden`)
	tab.Drop(browsertest.File{Name: "forged.json", Data: bytes.Replace(statement, []byte(`"264649.99"`), []byte(`"264649.98"`), 1)})
	tab.Until(`document.getElementById("faults").textContent.includes("does not add up")`)
	assert.True(t, browsertest.Value[bool](tab, `document.getElementById("bears").hidden`))
}

// What is downloaded is what the program prints, byte for byte.
func TestDownloads(t *testing.T) {
	tab := visited(t)
	f := fixture(t, "years/regulatory-2012-13.yaml")
	path := filepath.Join(t.TempDir(), f.Name)
	require.NoError(t, os.WriteFile(path, f.Data, 0o600))
	tab.Drop(f)
	tab.Until(title + `.startsWith("Regulatory")`)
	download := func(format string) {
		tab.Do(`const list = document.getElementById("format"); list.value = $1; if (!list.value) throw new Error("no " + $1); list.onchange({target: list});`, format)
	}
	for format, args := range map[string][]string{
		"text": {"-o", "-"}, "json": {"-format", "json"}, "csv charges": {"-format", "csv"}, "csv account": {"-format", "csv", "-table", "account"},
	} {
		download(format)
		ending := map[string]string{"text": "txt", "csv charges": "charges.csv", "csv account": "account.csv"}[format]
		if ending == "" {
			ending = format
		}
		got := tab.Downloaded("regulatory-2012-13." + ending)
		assert.Equal(t, string(program(t, "statement", append(args, path)...)), string(got), format)
	}
	contract := fixture(t, "rules/park-keeping.yaml")
	let := filepath.Join(t.TempDir(), contract.Name)
	require.NoError(t, os.WriteFile(let, contract.Data, 0o600))
	tab.Drop(contract)
	tab.Until(title + `.startsWith("Park keeping")`)
	for format, of := range map[string]string{"text": "statement", "tender text": "tender", "html": "statement", "tender html": "tender"} {
		download(format)
		ending := map[string]string{"text": ".txt", "tender text": ".tender.txt", "html": ".html", "tender html": ".tender.html"}[format]
		_, kind, _ := strings.Cut("x "+strings.TrimPrefix(format, "tender "), " ")
		assert.Equal(t, string(program(t, of, "-format", kind, let)), string(tab.Downloaded("park-keeping"+ending)), format)
	}
	tab.Drop(f)
	tab.Until(title + `.startsWith("Regulatory")`)
	download("yaml")
	assert.Equal(t, string(f.Data), string(tab.Downloaded("regulatory-2012-13.yaml")))
	download("xlsx")
	book := filepath.Join(t.TempDir(), "statement.xlsx")
	program(t, "statement", "-format", "xlsx", "-o", book, path)
	want, err := os.ReadFile(book)
	require.NoError(t, err)
	assert.True(t, bytes.Equal(want, tab.Downloaded("regulatory-2012-13.xlsx")), "the workbook")
}

// A case goes home as a workbook, and comes back as what it was.
func TestWorkbooks(t *testing.T) {
	tab := visited(t)
	start(tab, "new")
	tab.Until(title + `.startsWith("Shared services of three councils")`)
	borne := browsertest.Value[[]string](tab, `[...document.querySelectorAll("#bears .amount")].map(e => e.textContent)`)
	tab.Do(`const list = document.getElementById("format"); list.value = "case workbook"; list.onchange({target: list});`)
	tab.Drop(browsertest.File{Name: "filled-in.xlsx", Data: tab.Downloaded("my-case.case.xlsx")})
	tab.Until(`document.getElementById("file").textContent === "filled-in.xlsx"`)
	assert.Equal(t, borne, browsertest.Value[[]string](tab, `[...document.querySelectorAll("#bears .amount")].map(e => e.textContent)`))
	assert.True(t, browsertest.Value[bool](tab, `document.getElementById("faults").hidden`))
}

const small = `title: Small
authorities: [{code: A, name: Alpha}, {code: B, name: Beta}]
services:
  - name: Parks
    host: A
    cost: 30
    basis: {proportion: {A: 1, B: 2}}
    payments:
      - {from: B, to: A, amount: 1, date: 2012-06-01}
      - {from: B, to: A, amount: 2, date: 2012-07-01}
period: 2012/13
`

func start(tab *browsertest.Tab, from string) {
	tab.Do(`const list = document.getElementById("example"); list.value = $1; list.dispatchEvent(new Event("change"));`, from)
}

const input = `[...document.querySelectorAll("#figures input")].find(i => i.dataset.path === JSON.stringify($1))`

// A figure is edited where it stands, a range is pasted, and what changes for each
// is said; an edit can be undone, and is not lost unasked.
func TestEdits(t *testing.T) {
	tab := visited(t)
	tab.Drop(browsertest.File{Name: "small.yaml", Data: []byte(small)})
	tab.Until(title + ` === "Small, 2012/13"`)
	tab.Do(`document.getElementById("tab-figures").click()`)
	cost := []string{"services", "0", "cost"}
	tab.Until("!!"+input, cost)
	tab.Do(input+`.focus(); `+input+`.select();`, cost)
	tab.Type("90\r") // B bears two thirds: 40 more, of which A bears 20
	tab.Until(`document.getElementById("changes").textContent === "With these figures A bears £20.00 more, B bears £40.00 more."`)
	tab.Do(`const of = path => [...document.querySelectorAll("#figures input")].find(i => i.dataset.path === path);
		const clipboard = new DataTransfer(); clipboard.setData("text/plain", "1,000.00\t2012-08-01\r\n(5)\tno day\r\n7\t2012-09-01\r\n");
		of('["services","0","payments","0","amount"]').dispatchEvent(new ClipboardEvent("paste", {clipboardData: clipboard, cancelable: true, bubbles: true}));`)
	tab.Until(`document.getElementById("faults").textContent.includes("no day") && document.getElementById("status").textContent.includes("2 of the pasted cells found no place")`)
	assert.Contains(t, browsertest.Value[string](tab, `yaml.value`), "amount: 1000.00")
	assert.Contains(t, browsertest.Value[string](tab, `yaml.value`), "amount: -5")
	tab.Do(`document.getElementById("undo").click()`)
	tab.Until(`document.getElementById("faults").hidden`)
	start(tab, "report")
	tab.Until(`document.getElementById("lost").open`)
	tab.Do(`document.getElementById("lost-keep").click()`)
	assert.Equal(t, "Small, 2012/13", browsertest.Value[string](tab, title))
	tab.Do(`document.getElementById("pin").click()`)
	tab.Until(`document.getElementById("changes").textContent === ""`)
	start(tab, "report")
	tab.Until(`document.getElementById("lost").open`)
	tab.Do(`document.getElementById("lost-go").click()`)
	tab.Until(title + `.startsWith("Tri-borough")`)
}

// The text is worked out as it is typed, and its faults are marked on their lines.
func TestText(t *testing.T) {
	tab := visited(t)
	tab.Drop(browsertest.File{Name: "small.yaml", Data: []byte(small)})
	tab.Until(title + ` === "Small, 2012/13"`)
	tab.Do(`document.getElementById("tab-text").click()`)
	typed := func(text string) {
		tab.Do(`yaml.value = $1; yaml.dispatchEvent(new Event("input"));`, text)
	}
	typed(strings.Replace(small, "cost: 30", "cost: 30.001", 1))
	tab.Until(`document.querySelector("#lines .faulty")?.textContent === "● 6\n"`)
	assert.False(t, browsertest.Value[bool](tab, `document.getElementById("stale").hidden`))
	assert.Contains(t, browsertest.Value[string](tab, `paper.textContent`), "Parks", "the report from before")
	tab.Do(`document.querySelector("#faults .link").click()`)
	assert.Equal(t, "    cost: 30.001", browsertest.Value[string](tab, `yaml.value.slice(yaml.selectionStart, yaml.selectionEnd)`))
	typed(strings.Replace(small, "cost: 30", "cost: 60", 1))
	tab.Until(`document.getElementById("changes").textContent === "With these figures A bears £10.00 more, B bears £20.00 more."`)
}

// No file ends the page, whatever is in it, and neither does the end of its engine.
func TestHostileFiles(t *testing.T) {
	tab := visited(t)
	for name, data := range map[string]string{
		"nothing": "", "zeros": strings.Repeat("\x00", 1000), "workbook": "PK\x03\x04 no workbook", "deep": strings.Repeat("[", 100_000),
		"bomb": "a: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]\n", "large": strings.Repeat("# comment\n", 2_000_000), "json": `{"charges": [{}], "totals": {}}`,
	} {
		tab.Drop(browsertest.File{Name: name, Data: []byte(data)})
		tab.Until(`document.getElementById("file").textContent === $1 && document.querySelectorAll("#faults li").length > 0`, name)
	}
	tab.Drop(browsertest.File{Name: "markup.yaml", Data: []byte(strings.ReplaceAll(small, "Small", `<img src=x onerror="document.title='run'"><script>document.title='run'</script>`))})
	tab.Until(title + `.startsWith("<img")`)
	tab.Drop(browsertest.File{Name: "small.yaml", Data: []byte(small)})
	tab.Until(title + ` === "Small, 2012/13"`)
	tab.Do(`engine.stop("the engine was ended by a test")`)
	tab.Do(`yaml.value = $1; yaml.dispatchEvent(new Event("input"));`, strings.Replace(small, "cost: 30", "cost: 60", 1))
	tab.Until(`document.getElementById("changes").textContent === "With these figures A bears £10.00 more, B bears £20.00 more."`)
}

// Where pages may not work figures out, a sentence says so, and what to do.
func TestWhereNothingWorks(t *testing.T) {
	commandtest.Witness(t, "chromium")
	path, err := made()
	require.NoError(t, err)
	tab := browsertest.Visit(t, "file://"+path, 1024, "delete globalThis.WebAssembly")
	tab.Until(`!document.getElementById("off").hidden`)
	assert.Contains(t, browsertest.Value[string](tab, `document.getElementById("off").textContent`), "Ask whoever sent it for the workbook")
	assert.True(t, browsertest.Value[bool](tab, `document.getElementById("main").hidden`))
}

// The command line is checked before anything is made.
func TestCommandLine(t *testing.T) {
	for _, args := range [][]string{{"-o", "a.html", "-dir", "b"}, {"case.yaml"}, {"-x"}} {
		code, out, said := commandtest.Run(run, "", args...)
		assert.Equal(t, 2, code)
		assert.Empty(t, out)
		assert.NotEmpty(t, said)
	}
	code, out, _ := commandtest.Run(run, "", "-help")
	assert.Zero(t, code)
	assert.Contains(t, out, "usage: page")
}

// The page is under five million bytes; in two files the engine is one of them, and
// both are the same wherever they are made again.
func TestMadeTheSame(t *testing.T) {
	path, err := made()
	require.NoError(t, err)
	page, err := os.ReadFile(path)
	require.NoError(t, err)
	assert.Less(t, len(page), 5_000_000)
	assert.NotContains(t, string(page), "connect-src")
	var first [2]string
	for i := range 2 {
		site := filepath.Join(t.TempDir(), "site")
		code, _, said := commandtest.Run(run, "", "-dir", site)
		require.Zero(t, code, said)
		engine, err := os.ReadFile(filepath.Join(site, "fairshare.wasm"))
		require.NoError(t, err)
		assert.True(t, bytes.HasPrefix(engine, []byte("\x00asm")))
		beside, err := os.ReadFile(filepath.Join(site, "fairshare.html"))
		require.NoError(t, err)
		assert.Less(t, len(beside), 200_000)
		assert.Contains(t, string(beside), "connect-src 'self'")
		assert.Contains(t, said, fmt.Sprintf("%x", sha256.Sum256(beside)))
		if i == 0 {
			first = [2]string{string(engine), string(beside)}
		}
		assert.True(t, first == [2]string{string(engine), string(beside)}, "made again it is another")
	}
	text := bytes.Repeat([]byte("the same text, "), 1000)
	once, err := pack(text)
	require.NoError(t, err)
	again, err := pack(text)
	require.NoError(t, err)
	assert.Equal(t, once, again)
}

// Served from an intranet in two files, it works too.
func TestServed(t *testing.T) {
	commandtest.Witness(t, "chromium")
	site := t.TempDir()
	code, _, said := commandtest.Run(run, "", "-dir", site)
	require.Zero(t, code, said)
	server := httptest.NewServer(http.FileServer(http.Dir(site)))
	defer server.Close()
	tab := browsertest.Visit(t, server.URL+"/fairshare.html", 1024)
	tab.Until(`document.querySelectorAll("#bears li").length === 3`)
}
