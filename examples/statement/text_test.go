package main

import (
	"bytes"
	"fmt"
	"io"
	"math/big"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/triborough/fairshare/examples/internal/command"
	"github.com/triborough/fairshare/examples/internal/page"
	"github.com/triborough/fairshare/examples/internal/statement"
	"github.com/triborough/fairshare/examples/internal/table"
	"github.com/triborough/fairshare/examples/internal/tabletest"
	"github.com/triborough/fairshare/internal/casefile"
)

// council is an authority of a made-up case.
type council struct{ code, name string }

// councils are as many as asked, under codes and names that are short, or as long
// and odd as they may be.
func councils(n int, long bool) []council {
	odd := []council{
		{"CHILTERN-VALE", "Elmbridge-under-Wychwood and Great Rissington Joint Authority for Transport, Waste and Drainage"},
		{"Ynys Môn", "Cyngor Sir Ynys Môn"},
		{"環境衛生", "環境衛生サービス共同事業体"},
		{strings.Repeat("LONG", 15), strings.Repeat("unbroken", 20)},
	}
	all := make([]council, n)
	for i := range all {
		all[i] = council{fmt.Sprintf("C%02d", i), fmt.Sprintf("Council %d", i)}
		if long {
			all[i] = council{fmt.Sprintf("%s %d", odd[i%len(odd)].code, i), odd[i%len(odd)].name}
		}
	}
	return all
}

// sharedBy is a case that has something for every part of a statement, shared by
// so many councils, the first of them the host.
func sharedBy(all []council, services int) string {
	by := func(figure func(i int) int) string {
		var pairs []string
		for i, c := range all {
			pairs = append(pairs, fmt.Sprintf("%q: %d", c.code, figure(i)))
		}
		return "{" + strings.Join(pairs, ", ") + "}"
	}
	var codes []string
	var out strings.Builder
	out.WriteString("title: Regulatory services of all the councils of the county, hosted by one of them for all the others\nsource: made up\nperiod: 2012/13\nauthorities:\n")
	for _, c := range all {
		codes = append(codes, fmt.Sprintf("%q", c.code))
		fmt.Fprintf(&out, "  - {code: %q, name: %q}\n", c.code, c.name)
	}
	out.WriteString("services:\n")
	for i := range services {
		fmt.Fprintf(&out, "  - name: Environmental health, licensing and trading standards %d\n", i)
		fmt.Fprintf(&out, "    host: %s\n    cost: 12250000\n    income: [{amount: 1250000.50}]\n", codes[0])
		fmt.Fprintf(&out, "    basis: {proportion: %s}\n", by(func(i int) int { return 1000 + 137*i*i }))
		fmt.Fprintf(&out, "    before: %s\n", by(func(i int) int { return 12000000/len(all) + 50000*i }))
		fmt.Fprintf(&out, "    stand_alone: %s\n", by(func(i int) int { return 800000 + 10000*i*i }))
		fmt.Fprintf(&out, "    variances:\n      - {cause: quality, amount: 45000, description: Inspectors regraded}\n      - {cause: indirect, amount: -3000, treatment: host bears}\n")
		fmt.Fprintf(&out, "    transition: [{description: Redundancies, kind: redundancy, amount: 90000, enhancement: 10000, incurred_by: %s, approved_by: [%s], necessity: comparable}]\n",
			codes[len(codes)-1], strings.Join(codes, ", "))
	}
	return out.String()
}

func printed(t testing.TB, yaml string, width int, explain bool) string {
	t.Helper()
	c, err := casefile.Read("case.yaml", strings.NewReader(yaml))
	require.NoError(t, err)
	var out bytes.Buffer
	require.NoError(t, page.WriteText(&out, command.Screen{Width: width}, statement.Page(c, explain)))
	return out.String()
}

// flat is a page without its line breaks, for sentences that are wrapped.
func flat(page string) string { return strings.Join(strings.Fields(page), " ") }

// Whoever shares and however wide the page, no line is wider, and what stands in
// a row adds up to its total: weights and percentages, charges, what was spent.
func TestStatementsFitAndAddUp(t *testing.T) {
	for _, width := range []int{60, 80, 100, 120} {
		for _, n := range []int{1, 3, 4, 12, 33} {
			for _, long := range []bool{false, true} {
				t.Run(fmt.Sprintf("%d councils on %d, long %t", n, width, long), func(t *testing.T) {
					page := printed(t, sharedBy(councils(n, long), 2), width, true)
					for line := range strings.SplitSeq(page, "\n") {
						require.LessOrEqual(t, table.Width(line), width, line)
					}
					rows := 0
					byAuthority, _, _ := strings.Cut(page, "\nDue: ")
					for _, read := range tabletest.Read(byAuthority) {
						if read.Heads[0] == "Authority" {
							continue
						}
						assert.Len(t, read.Heads, n+2)
						for _, row := range read.Rows {
							if row[len(row)-1] != "" {
								assertAddsUp(t, row)
								rows++
							}
						}
					}
					assert.Greater(t, rows, 25)
				})
			}
		}
	}
}

// assertAddsUp adds up the printed figures of a row, in hundredths.
func assertAddsUp(t *testing.T, row []string) {
	t.Helper()
	sum := new(big.Rat)
	for _, cell := range row[1 : len(row)-1] {
		if cell != "–" {
			sum.Add(sum, number(t, cell))
		}
	}
	total := row[len(row)-1]
	assert.Zero(t, sum.Cmp(number(t, total)), "%v", row)
	if strings.HasSuffix(total, "%") {
		assert.Equal(t, "100.00%", total)
	}
}

func number(t *testing.T, cell string) *big.Rat {
	t.Helper()
	parsed, ok := new(big.Rat).SetString(strings.ReplaceAll(strings.TrimSuffix(cell, "%"), ",", ""))
	require.True(t, ok, "%q is no figure", cell)
	return parsed
}

// One line tells what was brought forward into a service, though it is a charge to
// each of three: 0.30 to B and -0.30 to A, worked out last year.
func TestBroughtForwardIsOneLine(t *testing.T) {
	page := printed(t, small+"    brought_forward: {B: 0.30, A: -0.30}\n", 100, true)
	read := tabletest.Read(page)[0]
	assert.Equal(t, []string{"Charge", "B", "A", "Total"}, read.Heads)
	row := slices.IndexFunc(read.Rows, func(row []string) bool { return strings.HasPrefix(row[0], "2. Brought forward") })
	assert.Equal(t, []string{"2. Brought forward from last year", "0.30", "-0.30", "0.00"}, read.Rows[row])
	assert.Len(t, tabletest.Read(page)[0].Rows, 9, "weights, per cent, two charges, what is borne, four of spending")
	assert.Contains(t, page, "  2.  last year's adjustments of the calls (brought_forward); paid by A\n")
	assert.Contains(t, page, "Reconciled: 2 charges of £0.05 in all, shares of £0.05; difference £0.00.")
	assert.Contains(t, flat(page), "=Parks, charge 2. Brought forward from last year, £0.00")
}

// The rule of each charge is told in words and by its code: a variance that has a
// description of its own keeps its cause, and a cost that is not shared the reason.
func TestRulesInWords(t *testing.T) {
	page := printed(t, small+`    variances:
      - {cause: direct cost, amount: 3, description: Pay award}
      - {cause: quality, amount: -3.00, description: "Fewer, better"}
      - {cause: demand, amount: 1, basis: {equal: true}, reason: "a flood, in both"}
      - {cause: specification, amount: 1, specified_by: B}
    transition:
      - {description: Offices, kind: accommodation, amount: 80000, incurred_by: B, approved_by: [A], necessity: comparable}
`, 100, true)
	for _, want := range []string{
		"  1.  ongoing cost, shared (ongoing); paid by A\n",
		"  2.  variance: direct cost, shared as the ongoing cost (variance.shared); paid by A\n",
		"  3.  variance: quality, shared as the ongoing cost (variance.shared); paid by A\n",
		"  4.  variance: demand, shared on a basis agreed for it (variance.agreed); paid by A\n",
		"  5.  variance: one authority's specification, its own (variance.specification); paid by A\n",
		"  6.  transition cost, not shared, not approved by B: it stays where it fell\n      (transition.unqualified); paid by B\n",
		"charge 3. Fewer, better, -£3.00\n",
		"  variance.agreed         variance, shared on a basis agreed for it\n" +
			"                          Tri-borough report, ch. 11 (variances: a reason to be disproportionate)\n",
	} {
		assert.Contains(t, page, want)
	}
}

// A service's tables have no columns for councils that take no part in it.
func TestOnlyThoseConcernedHaveColumns(t *testing.T) {
	yaml := strings.Replace(small, "{code: B}, {code: A}", "{code: B}, {code: Z}, {code: A}", 1)
	yaml = strings.Replace(yaml, "host: A", "host: A\n    authorities: [A, B]", 1)
	tables := tabletest.Read(printed(t, yaml, 100, false))
	assert.Equal(t, []string{"Charge", "B", "A", "Total"}, tables[0].Heads)
	assert.Equal(t, []string{"Service", "B", "Z", "A", "Total"}, tables[1].Heads)
	assert.Equal(t, []string{"=Parks", "0.02", "–", "0.03", "0.05"}, tables[1].Rows[0])
}

// A third is 33.333… per cent: 33.33 twice and the odd hundredth, by the law, to
// the code that sorts first.
func TestPercentagesComeToAHundred(t *testing.T) {
	page := printed(t, strings.Replace(strings.Replace(small, "{code: B}, {code: A}", "{code: B}, {code: C}, {code: A}", 1), "{A: 0.02, B: 0.04}", "{A: 0.02, B: 0.04, C: 0}", 1), 100, false)
	assert.Equal(t, []string{"Basis: per cent", "33.33%", "33.33%", "33.34%", "100.00%"}, tabletest.Read(page)[0].Rows[1])
}

// What turns text round or hides in it is shown for what it is.
func TestUnseenCharactersAreShown(t *testing.T) {
	page := printed(t, strings.Replace(small, "=Parks", `Par\u202eks\u200b`, 1), 100, false)
	assert.Contains(t, page, `Par\u202eks\u200b`)
	assert.NotContains(t, page, "\u202e")
	assert.NotContains(t, page, "\u200b")
}

func BenchmarkText(b *testing.B) {
	for _, services := range []int{300, 3000} {
		b.Run(fmt.Sprintf("%d services", services), func(b *testing.B) {
			c, err := casefile.Read("case.yaml", strings.NewReader(sharedBy(councils(12, false), services)))
			require.NoError(b, err)
			for b.Loop() {
				require.NoError(b, page.WriteText(io.Discard, command.Screen{Width: 100}, statement.Page(c, false)))
			}
			b.ReportMetric(float64(b.Elapsed().Microseconds())/float64(b.N)/float64(services), "µs/service")
		})
	}
}
