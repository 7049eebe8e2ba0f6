package casefile_test

import (
	"fmt"
	"strings"
	"testing"
	"testing/fstest"

	"pgregory.net/rapid"

	"github.com/triborough/fairshare/internal/casefile"
	"github.com/triborough/fairshare/internal/lawtest"
)

// Whatever part of a case its agreement fixes, and whatever the case repeats of
// it: the statement is that of the same case written out, to the byte.
func lawUnder(t *rapid.T) {
	bases := []string{"{equal: true}", "{proportion: {A: 3, B: 0, C: 4}}", "{blend: [{percent: 40, equal: true}, {percent: 60, percentages: {A: 50, B: 30, C: 20}}]}"}
	var agreement, year, whole strings.Builder
	both := func(line string) { year.WriteString(line); whole.WriteString(line) }
	// fixed writes a line that the agreement may fix: then the case leaves it out, or repeats it.
	fixed := func(label, line string) {
		whole.WriteString(line)
		if fixes := rapid.Bool().Draw(t, "the agreement fixes "+label); fixes {
			agreement.WriteString(line)
			if !rapid.Bool().Draw(t, "the case repeats "+label) {
				return
			}
		}
		year.WriteString(line)
	}
	head := "agreement: {title: Ours, source: ours, notice_months: 6, clauses: {ongoing: cl. 2}}\nauthorities: [{code: A}, {code: B}, {code: C}]\n"
	agreement.WriteString(head + "services:\n")
	both("title: T\nperiod: 2012/13\n")
	year.WriteString("under: ours.yaml\n")
	whole.WriteString(head)
	both("services:\n")
	for i := range rapid.IntRange(1, 3).Draw(t, "services") {
		name := fmt.Sprintf("  - name: Service %d\n", i)
		agreement.WriteString(name)
		both(name)
		fixed("who takes part", "    authorities: [A, B, C]\n")
		fixed("the host", "    host: "+rapid.SampledFrom([]string{"A", "B"}).Draw(t, "host")+"\n")
		fixed("the clauses", "    clauses: {variance.shared: cl. 3}\n")
		fixed("the basis", "    basis: "+rapid.SampledFrom(bases).Draw(t, "basis")+"\n")
		both(fmt.Sprintf("    cost: %d.%02d\n", rapid.IntRange(0, 9999).Draw(t, "pounds"), rapid.IntRange(0, 99).Draw(t, "pence")))
		both(fmt.Sprintf("    variances: [{cause: demand, amount: %d}]\n", rapid.IntRange(-99, 99).Draw(t, "variance")))
	}
	folder := fstest.MapFS{"ours.yaml": {Data: []byte(agreement.String())}}
	under, err := casefile.ReadIn(folder, "case.yaml", strings.NewReader(year.String()))
	if err != nil {
		t.Fatalf("%v\n%s\n%s", err, agreement.String(), year.String())
	}
	alone, err := casefile.Read("case.yaml", strings.NewReader(whole.String()))
	if err != nil {
		t.Fatal(err)
	}
	got, _ := under.Statement.MarshalJSON()
	want, _ := alone.Statement.MarshalJSON()
	if string(got) != string(want) {
		t.Fatalf("under the agreement\n%s\nwritten out\n%s", got, want)
	}
}

func TestUnderLaw(t *testing.T) { rapid.Check(t, lawUnder) }

func FuzzUnder(f *testing.F) { lawtest.Fuzz(f, lawUnder) }
