package page_test

import (
	"bytes"
	"strings"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/triborough/fairshare/examples/internal/browsertest"
	"github.com/triborough/fairshare/examples/internal/chart"
	"github.com/triborough/fairshare/examples/internal/command"
	"github.com/triborough/fairshare/examples/internal/htmltest"
	"github.com/triborough/fairshare/examples/internal/page"
	"github.com/triborough/fairshare/examples/internal/table"
)

// everything is a document with something of every kind, named as its author liked.
func everything(name string) *page.Page {
	var p page.Page
	p.Title("Report of "+name, "where "+name+" has it from")
	p.Heading("Before all sections")
	p.Line("In words: %s", name)
	p.Line("   belongs to %s", "it")
	p.Section(name)
	p.Heading("Under %s", name)
	p.Line("")
	p.Line("  - one point of %s", name)
	p.Line("  - another")
	p.List(table.Item{Term: "1.", Text: name}, table.Item{Term: name, Text: "said"}, table.Item{Text: "said too"})
	p.List(table.Item{Term: "-", Text: "a third point"})
	p.Caption("What each bears, %s", name)
	p.Chart(chart.Stack{Title: "What each bears", Does: "bears", Bars: []string{name, "B"}, Parts: []chart.Part{{Name: "Rent", Amounts: []decimal.Decimal{decimal.New(3, 0), decimal.New(1, 0)}}}})
	t := table.New("", "Who", "Figure", "Total")
	t.Row(command.Plain(name), name, "3.00", t.Good("saves"))
	t.Line()
	t.Row("", "B", "-£1.00", t.Bad("pays more"))
	p.Table(t)
	heads, row := []string{"Authority"}, []string{command.Plain(name)}
	for _, code := range "ABCDEFGHIJKLMNOPQRSTUVWXYZ" {
		heads, row = append(heads, string(code)+"CHILTERN"), append(row, "1,234,567.89")
	}
	wide := table.New(append(heads, "Total")...)
	wide.Row(append(row, "32,098,765.14")...)
	wide.KeepTotal()
	p.Table(wide)
	return &p
}

func html(t *testing.T, pages ...*page.Page) string {
	t.Helper()
	var out bytes.Buffer
	require.NoError(t, page.WriteHTML(&out, pages...))
	return out.String()
}

// names are one, and one that would be markup, steer the text and hide.
var names = []string{"Parks", "</style></title><script>alert(1)</script><svg onload='x'>\u202e\x00 & \"so on\""}

// A report has what was collected, each thing as what it is.
func TestHTMLHasAllThatIsSaid(t *testing.T) {
	r := htmltest.Read(t, html(t, everything("Parks"), everything("Roads")))
	assert.Equal(t, []string{"1 Report of Parks", "2 Before all sections", "2 Parks", "3 Under Parks",
		"1 Report of Roads", "2 Before all sections", "2 Roads", "3 Under Roads"}, r.Headings)
	require.Len(t, r.Tables, 4)
	assert.Equal(t, htmltest.Table{Caption: "What each bears, Parks", Rows: [][]string{{"", "Who", "Figure", "Total"}, {"Parks", "Parks", "3.00", "saves"}, {"", "B", "-£1.00", "pays more"}}}, r.Tables[0])
	assert.Equal(t, "Under Parks", r.Tables[1].Caption, "the heading above it")
	assert.Len(t, r.Tables[1].Rows[0], 28)
	assert.Equal(t, "ZCHILTERN", r.Tables[1].Rows[0][26])
	assert.Equal(t, "32,098,765.14", r.Tables[1].Rows[1][27])
	assert.Equal(t, []string{"Parks bears most, £3 of £4.", "Roads bears most, £3 of £4."}, r.Findings)
	for _, said := range []string{"Source: where Parks has it from", "In words: Parks belongs to it", "one point of Parks another 1.Parks Parkssaidsaid too a third point", "What each bears Parks bears most, £3 of £4."} {
		assert.True(t, strings.Contains(r.Text, said), said)
	}
	of := html(t, everything("Parks"))
	for _, marked := range []string{"<li>one point of Parks</li>\n<li>another</li>\n</ul>", `<td class="words good">saves</td>`, `<td class="words bad">pays more</td>`,
		`<th scope="col" class="figure">Figure</th>`, "<dd>said</dd><dd>said too</dd></div>", `<td class="figure">-£1.00</td>`, `<th scope="col" class="words">Who</th>`, "<title>Report of Parks</title>"} {
		assert.True(t, strings.Contains(of, marked), marked)
	}
	assert.True(t, of == html(t, everything("Parks")), "the same again")
}

// Whatever names say, they are words and nothing else.
func TestHTMLOfHostileNames(t *testing.T) {
	r := htmltest.Read(t, html(t, everything(names[1])))
	plain := strings.Join(strings.Fields(command.Plain(names[1])), " ")
	assert.Contains(t, plain, `\u202e\u0000`)
	assert.Equal(t, "1 Report of "+plain, r.Headings[0])
	assert.Equal(t, plain, r.Tables[0].Rows[1][0])
	assert.Equal(t, []string{plain + " bears most, £3 of £4."}, r.Findings)
}

// Text has all that a report has but the drawings.
func TestTextLeavesOutDrawings(t *testing.T) {
	var out bytes.Buffer
	require.NoError(t, page.WriteText(&out, command.Screen{Width: 100}, everything("Parks")))
	assert.NotContains(t, out.String(), "bears most")
	assert.Contains(t, out.String(), "What each bears, Parks\n┌")
}

// A browser takes the style for what it is said to be, finds nothing to complain of
// and cuts nothing off; what it shows is what was said.
func TestABrowserShowsAllThatIsSaid(t *testing.T) {
	for _, name := range names {
		seen := browsertest.Open(t, []byte(html(t, everything(name), everything(name))))
		assert.Empty(t, seen.Complaints)
		assert.Empty(t, seen.CutOff)
		assert.Equal(t, 2, seen.Drawings)
		assert.Contains(t, seen.Text, "32,098,765.14")
		assert.True(t, strings.HasPrefix(seen.Tables[0][1][2], "3.00"))
	}
}

// A table of up to 16 rows is never put on two sheets, and words of up to 12 letters
// are never broken.
func TestTablesAreBrokenWhereTheyMustBe(t *testing.T) {
	of := func(rows int, word string) string {
		var p page.Page
		p.Title("Parks", "")
		tab := table.New("Who", "Figure")
		for range rows {
			tab.Row(word, "1.00")
		}
		p.Table(tab)
		return html(t, &p)
	}
	assert.Contains(t, of(16, "Parks"), `<div class="table short">`)
	assert.Contains(t, of(17, "Parks"), `<div class="table">`)
	assert.NotContains(t, of(1, "Twelveletter s"), `long"`)
	assert.Contains(t, of(1, "Thirteenlette s"), `<th scope="row" class="words long">Thirteenlette s</th>`)
}
