package statement

import (
	"errors"
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/triborough/fairshare/attribution"
	"github.com/triborough/fairshare/internal/casefile"
)

// drawing draws cases. What they are made of comes from one source and their figures
// from another, so that the same case can be had with other figures: what a
// workbook is when its inputs are changed.
type drawing struct {
	form, figures *rand.Rand
	codes         []string
	out           strings.Builder
}

// drawnCase draws a case by the number of its form and of its figures.
func drawnCase(t testing.TB, form, figures uint64) casefile.Case {
	t.Helper()
	for range 200 {
		text := drawnText(form, figures)
		c, err := casefile.Read("drawn.yaml", strings.NewReader(text))
		if errors.Is(err, attribution.ErrBalance) {
			figures += 1000 // limits that leave something which nobody may bear
			continue
		}
		require.NoError(t, err, text)
		return c
	}
	t.Fatal(form, drawnText(form, figures))
	return casefile.Case{}
}

func drawnText(form, figures uint64) string {
	d := &drawing{form: rand.New(rand.NewPCG(form, 7)), figures: rand.New(rand.NewPCG(figures, form))}
	d.codes = []string{"WCC", "RBKC", "LBHF", "b", "B", "Éa"}[:2+d.form.IntN(5)]
	d.write("title: '=1+1 Drawn'\nperiod: 2012/13\nsource: '@source'\nauthorities:\n")
	for _, code := range d.codes {
		d.write("  - {code: %s, name: '-%s Council'}\n", code, code)
	}
	if d.form.IntN(2) == 0 {
		parts := d.split(3)
		d.write("calls: [{due: 2012-04-30, percent: %d.5}, {due: 2012-07-31, percent: %d.25}, {due: 2012-10-31, percent: %d.25}]\n", parts[0]-1, parts[1], parts[2])
	}
	d.write("services:\n")
	for i := range 1 + d.form.IntN(3) {
		d.service(i)
	}
	if d.form.IntN(2) == 0 {
		d.write("transition:\n  - {description: Network, kind: ict, amount: %s, paid_by: %s, approved_by: [%s], necessity: comparable}\n", d.money(8), d.codes[0], strings.Join(d.codes, ", "))
	}
	return d.out.String()
}

func (d *drawing) write(format string, values ...any) { fmt.Fprintf(&d.out, format, values...) }

// money draws an amount of so many digits of pence at most, often small and rarely
// nought.
func (d *drawing) money(digits int) string {
	n := d.figures.Int64N(pow(1 + d.figures.IntN(digits)))
	return fmt.Sprintf("%d.%02d", n/100, n%100)
}

func (d *drawing) signed(digits int) string {
	if d.figures.IntN(2) == 0 {
		return "-" + d.money(digits)
	}
	return d.money(digits)
}

func pow(digits int) int64 {
	n := int64(1)
	for range digits {
		n *= 10
	}
	return n
}

// weight draws a weight with so many decimals at most.
func (d *drawing) weight(digits, decimals int) string {
	n, places := d.figures.Int64N(pow(digits)), d.figures.IntN(decimals+1)
	return fmt.Sprintf("%d.%0*d", n, places+1, d.figures.Int64N(pow(places))*10)
}

func (d *drawing) each(draw func() string) string {
	var each []string
	for _, code := range d.codes {
		each = append(each, code+": "+draw())
	}
	return "{" + strings.Join(each, ", ") + "}"
}

// positive is each with the first of them above nought.
func (d *drawing) positive(draw func() string) string {
	i := 0
	return d.each(func() string {
		if i++; i == 1 {
			return "3"
		}
		return draw()
	})
}

// split draws whole numbers that come to a hundred.
func (d *drawing) split(n int) []int {
	parts, left := make([]int, n), 100-n
	for i := range parts {
		more := left
		if i < n-1 {
			more = d.figures.IntN(left + 1)
		}
		parts[i], left = 1+more, left-more
	}
	return parts
}

// basis draws the key of a basis and what stands under it.
func (d *drawing) basis(level int) string {
	most := 8
	if level > 1 {
		most = 4
	}
	switch d.form.IntN(most) {
	case 0:
		return "equal: true"
	case 1:
		digits := 3 + d.form.IntN(4)
		if level == 0 {
			digits = 9
		}
		return "proportion: " + d.positive(func() string { return d.weight(digits, 2) })
	case 2:
		parts, i := d.split(len(d.codes)), -1
		return "percentages: " + d.each(func() string { i++; return fmt.Sprint(parts[i]) })
	case 3:
		var lines []string
		for range 1 + d.form.IntN(2) {
			for _, code := range d.codes {
				lines = append(lines, fmt.Sprintf("{authority: %s, measure: m%d, quantity: %s, quality: %d.%d}", code, len(lines)/len(d.codes), d.weight(3, 1), 1+d.figures.IntN(2), d.figures.IntN(100)))
			}
		}
		lines[0] = fmt.Sprintf("{authority: %s, measure: m0, quantity: 4, quality: 1.25}", d.codes[0])
		return "demand: [" + strings.Join(lines, ", ") + "]"
	case 4:
		parts := d.split(2)
		return fmt.Sprintf("blend: [{percent: %d, %s}, {percent: %d, %s}]", parts[0], d.basis(level+2), parts[1], d.basis(level+1))
	case 5:
		return fmt.Sprintf("average: [{%s}, {%s}]", d.basis(level+2), d.basis(level+2))
	case 6:
		return fmt.Sprintf("band: {points: %s, agreed: {%s}, actual: {%s}}", d.weight(2, 2), d.basis(level+2), d.basis(level+2))
	}
	return fmt.Sprintf("rounded: {to: %s, of: {%s}}", []string{"0.5", "1", "5", "0.01"}[d.figures.IntN(4)], d.basis(level+1))
}

func (d *drawing) service(i int) {
	host := d.codes[d.form.IntN(len(d.codes))]
	d.write("  - name: \"Sérvice %d: '[a/b]' & more\"\n    host: %s\n", i, host)
	contract := d.form.IntN(4) == 0
	switch income := fmt.Sprintf("    income: [{description: Fees, amount: %s}]\n", d.money(7)); {
	case contract:
		d.write("    cost: 9%09d.50\n    contract:\n      burdens: [{origin: %s, amount: %s}, {origin: %s, amount: %s}]\n", d.figures.IntN(1_000_000_000), d.codes[0], "1"+d.money(8), d.codes[1], "1"+d.money(8))
	case i == 0:
		d.write("    cost: 6%06d.50\n", d.figures.IntN(1_000_000))
	case d.form.IntN(2) == 0:
		d.write("    cost: %s\n%s", d.money(14), income)
	default:
		d.write("    costs: [{description: Staff, amount: %s}, {description: Premises, amount: %s, basis: {%s}}, {description: Supplies, amount: %s}]\n%s", d.money(10), d.money(9), d.basis(0), d.money(9), income)
	}
	months := ""
	if d.form.IntN(3) == 0 {
		months = ", months: " + d.positive(func() string { return fmt.Sprintf("%d.%d", d.figures.IntN(12), d.figures.IntN(10)) })
	}
	d.write("    basis: {%s%s}\n", d.basis(0), months)
	spent := []string{"before", "net_reduction"}[d.form.IntN(2)]
	d.write("    %s: %s\n", spent, d.gain(spent))
	d.damping(spent, contract)
	if d.form.IntN(2) == 0 {
		d.write("    payments: [{from: %[1]s, to: %[2]s, amount: 1%[3]s, date: 2012-06-30}, {from: %[2]s, to: %[1]s, amount: 1%[4]s, date: 2012-07-30}]\n", d.codes[0], d.codes[1], d.money(8), d.money(5))
	}
	d.write("    variances:\n      - {cause: demand, amount: %s}\n      - {cause: specification, amount: %s, specified_by: %s}\n", d.signed(9), d.signed(9), d.codes[1])
	d.write("      - {cause: indirect, amount: %s, treatment: host bears}\n      - {cause: quality, amount: %s, basis: {%s}, reason: agreed}\n", d.signed(9), d.signed(9), d.basis(0))
	d.write("    failures: [{authority: %s, description: \"=HYPERLINK(\\\"http://x\\\")\", amount: %s, paid_by: %s}]\n", d.codes[0], d.money(6), d.codes[1])
	d.write("    transition:\n      - {description: ICT, kind: ict, amount: 9%s, paid_by: %s, approved_by: [%s], necessity: comparable, funding: [{amount: %s}, {description: Fund, amount: %s, received_by: %s}]}\n",
		d.money(8), d.codes[1], strings.Join(d.codes, ", "), "5."+fmt.Sprint(10+d.figures.IntN(89)), "3."+fmt.Sprint(10+d.figures.IntN(89)), d.codes[0])
	if d.form.IntN(2) == 0 {
		d.write("      - {description: Leaver, kind: redundancy, amount: 7%s, enhancement: 2.5%d, paid_by: %s, approved_by: [%s], necessity: comparable}\n", d.money(8), d.figures.IntN(10), d.codes[0], strings.Join(d.codes, ", "))
		d.write("    joinings: [{description: Set-up, bore: {%s: 4%s, %s: 2%s}}]\n", d.codes[0], d.money(7), d.codes[1], d.money(7))
	}
}

// gain draws what each spent before, or its net reduction, so that somebody gains.
func (d *drawing) gain(spent string) string {
	i := 0
	return d.each(func() string {
		if i++; i > 1 && spent == "before" {
			return d.money(9)
		} else if i > 1 {
			return d.signed(9)
		}
		return fmt.Sprintf("9%013d.1", d.figures.Int64N(1_000_000_000_000))[:12]
	})
}

// damping draws limits to the contributions of the first service, which costs six
// millions or so, against last year's, or of some others against what was spent before.
func (d *drawing) damping(spent string, contract bool) {
	limits := []string{"rise: %s", "fall: %s", "rise: %s, fall: 60.5"}[d.form.IntN(3)]
	limits = fmt.Sprintf(limits, d.weight(2, 2))
	held := d.form.IntN(3)
	if contract || !strings.Contains(d.out.String(), "cost: 6") || strings.Contains(d.out.String(), "damping") {
		return
	}
	if spent == "before" && held == 0 {
		d.write("    damping: {reference: before, rise: %s}\n", d.weight(2, 2))
		return
	}
	i := 0
	d.write("    damping: {reference: %s, %s}\n", d.each(func() string {
		if i++; i == 2 && held == 1 {
			return "none"
		}
		return fmt.Sprintf("%d.25", 3_000_000/len(d.codes)+d.figures.IntN(9_000_000/len(d.codes)))
	}), limits)
}
