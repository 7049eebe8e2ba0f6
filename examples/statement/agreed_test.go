package main

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/triborough/fairshare/examples/internal/table"
	"github.com/triborough/fairshare/examples/internal/tabletest"
)

// The figures of what follows are worked out in the cases of testdata/rules.

// A head with a basis of its own is a line, and a variance says which head it is of
// and how that is shared; what came off before sharing stands with the rule.
func TestHeadsAreLines(t *testing.T) {
	page := printed(t, rule(t, "heads-of-cost.yaml"), 100, false)
	rows := tabletest.Read(page)[0].Rows
	assert.Equal(t, []string{"1. Ongoing cost less income: Staff, Supplies", "240,000.00", "160,000.00", "200,000.00", "600,000.00"}, rows[2])
	assert.Equal(t, []string{"2. Premises", "93,000.00", "0.00", "117,000.00", "210,000.00"}, rows[3])
	for _, want := range []string{
		"1. ongoing cost, shared (ongoing); cost £700,000.00 less income £100,000.00; paid by RBKC",
		"2. head of the cost, shared on a basis agreed for it, in proportion (ongoing.agreed); paid by RBKC",
		"3. variance: direct cost of Premises, shared as that head of the cost (variance.shared); paid by RBKC",
		"4. variance: direct cost of Staff, shared as the ongoing cost (variance.shared); paid by RBKC",
		"5. variance: income, shared as the ongoing cost (variance.shared); paid by RBKC",
		"ongoing.agreed head of the cost, shared on a basis agreed for it Tri-borough report",
	} {
		assert.Contains(t, flat(page), want)
	}
	_, out, _ := runWith(rule(t, "heads-of-cost.yaml"), "-why", "Registrars", "LBHF", "-")
	assert.Contains(t, flat(out), "3. Rates: £5,571.43 of £10,000.00 variance: direct cost of Premises, shared as that head of the cost")
	assert.Contains(t, flat(out), "£10,000.00 × 390 ÷ 700 = £5,571.428571… (exactly £39000/7): £5,571.42 toward nought, and an odd penny, £5,571.43.")
	_, out, _ = runWith(rule(t, "joint-team.yaml"), "-")
	assert.Contains(t, flat(out), "1. ongoing cost, shared (ongoing); price £2,400,000.00 less burdens £65,750.00 less income £30,000.00; paid by WCC")
}

// Damping is one line, however many it moves, and its working a table of its own:
// what each contributed, its limits, what was moved and what it is now.
func TestDampingShowsItsWorking(t *testing.T) {
	for _, width := range []int{60, 80, 100} {
		page := printed(t, rule(t, "damping-second-round.yaml"), width, true)
		for line := range strings.SplitSeq(page, "\n") {
			require.LessOrEqual(t, table.Width(line), width, line)
		}
	}
	page := printed(t, rule(t, "damping-second-round.yaml"), 100, true)
	tables := tabletest.Read(page)
	assert.Equal(t, []string{"2. Damping", "-50,000.00", "40,999.99", "9,000.00", "0.01", "0.00"}, tables[0].Rows[3])
	assert.Equal(t, []string{"Damping", "NORTH", "SOUTH", "EAST", "WEST", "Total"}, tables[1].Heads)
	assert.Equal(t, [][]string{
		{"Contribution", "600,000.00", "400,000.00", "200,000.00", "200,000.00", "1,400,000.00"},
		{"Reference", "500,000.00", "410,000.00", "190,000.00", "181,818.19", "1,281,818.19"},
		{"At least", "450,000.00", "369,000.00", "171,000.00", "163,636.37", "1,153,636.37"},
		{"At most", "550,000.00", "451,000.00", "209,000.00", "200,000.01", "1,410,000.01"},
		{"Moved", "-50,000.00", "40,999.99", "9,000.00", "0.01", "0.00"},
		{"Now", "550,000.00", "440,999.99", "209,000.00", "200,000.01", "1,400,000.00"},
	}, tables[1].Rows)
	for _, want := range []string{
		"2. contributions held within the limits agreed for them (damping); paid by NORTH",
		"No contribution may be more than 10% above or more than 10% below its reference.",
		"Reconciled: 2 charges of £1,400,000.00 in all",
		"Control room, charge 2. Damping, £0.00",
		"£40,999.99: Because contribution £400,000.00, to be at least £369,000.00 and at most £451,000.00 of a reference of £410,000.00: it is £440,999.99; borne by SOUTH alone.",
	} {
		assert.Contains(t, flat(page), want)
	}
	_, out, _ := runWith(rule(t, "damping-second-round.yaml"), "-why", "Control room", "SOUTH", "-")
	assert.Contains(t, flat(out), "2. Damping: £40,999.99 contributions held within the limits agreed for them")
	assert.Contains(t, flat(out), "│ Moved │ -50,000.00 │ 40,999.99 │ 9,000.00 │ 0.01 │ 0.00 │")
	assert.Contains(t, flat(out), "SOUTH bears £440,999.99 of Control room this year.")
}

// Who is not held is said, a limit that is not agreed has no row, and where all are
// within their limits the table says so.
func TestDampingAsItWasAgreed(t *testing.T) {
	page := printed(t, rule(t, "damping-limits.yaml"), 100, false)
	assert.Contains(t, flat(page), "No contribution may be more than 25% above its reference. Not held: SOUTH.")
	assert.Contains(t, flat(page), "No contribution may be more than 20% below its reference.")
	tables := tabletest.Read(page)
	assert.Equal(t, [][]string{
		{"Contribution", "400,000.00", "350,000.00", "250,000.00", "1,000,000.00"},
		{"Reference", "320,000.00", "300,000.00", "220,000.00", "840,000.00"},
		{"At most", "400,000.00", "375,000.00", "275,000.00", "1,050,000.00"},
		{"Moved", "0.00", "0.00", "0.00", "0.00"},
		{"Now", "400,000.00", "350,000.00", "250,000.00", "1,000,000.00"},
	}, tables[1].Rows)
	assert.Equal(t, []string{"Reference", "310,000.00", "–", "250,000.00", "560,000.00"}, tables[9].Rows[1])
	page = printed(t, rule(t, "damping-nobody-worse-off.yaml"), 100, false)
	assert.Contains(t, flat(page), "No contribution may be above its reference.")
	assert.Contains(t, flat(page), "│ Spending after: ongoing, TUPE and damping │ 420,000.00 │ 324,000.00 │ 216,000.00 │ 960,000.00 │")
}

// What was borne before another joined is two lines, whoever bore it: all of it
// shared anew, and all of it paid back.
func TestJoiningIsTwoLines(t *testing.T) {
	page := printed(t, rule(t, "joining-second-year.yaml"), 120, true)
	rows := tabletest.Read(page)[0].Rows
	assert.Equal(t, []string{"2. Set-up costs of 2012/13, shared anew", "46,666.67", "35,000.00", "23,333.34", "34,999.99", "140,000.00"}, rows[3])
	assert.Equal(t, []string{"3. Set-up costs of 2012/13, paid back", "-63,333.33", "-43,333.33", "-33,333.34", "–", "-140,000.00"}, rows[4])
	for _, want := range []string{
		"2. joining: what was borne before, shared anew among all (joining); paid by NORTH, SOUTH, EAST",
		"3. joining: paid back to those who bore it (joining) ",
		"Regulatory services, charge 2. Set-up costs of 2012/13, shared anew, £140,000.00",
		"£43,333.33: Because what SOUTH bore before another joined is shared anew; on a basis agreed for it, in proportion;",
		"joining what was borne before another joined, shared anew and paid back practice elsewhere",
	} {
		assert.Contains(t, flat(page), want)
	}
	_, out, _ := runWith(rule(t, "joining-second-year.yaml"), "-why", "Regulatory services", "WEST", "-")
	assert.Contains(t, flat(out), "2. Set-up costs of 2012/13, shared anew: £34,999.99 of £140,000.00")
	assert.Contains(t, flat(out), "£8,333.33 of £33,333.34: Because what EAST bore before another joined is shared anew")
	assert.NotContains(t, out, "paid back", "it bore nothing before")
	_, out, _ = runWith(rule(t, "joining-second-year.yaml"), "-why", "Regulatory services", "EAST", "-")
	assert.Contains(t, flat(out), "3. Set-up costs of 2012/13, paid back: -£33,333.34 of -£140,000.00")
}

// Grants stand with the cost that they came off; one that another received is a
// line that moves no cost.
func TestGrantsAreShown(t *testing.T) {
	page := printed(t, rule(t, "grants.yaml"), 100, true)
	assert.Equal(t, []string{"2. Efficiency fund, towards ICT", "–", "–", "0.00", "0.00"}, tabletest.Read(page)[0].Rows[3])
	for _, want := range []string{
		"1. transition cost, shared by net reduction in spending (transition); cost £70,000.00 less grants £43,000.00; paid by WCC",
		"2. grant that LBHF received, passed on to the authority that paid the cost (transition.funding) 3.",
		"4. transition cost, not shared, not approved by WCC, RBKC: it stays where it fell (transition.unqualified); cost £1,000.00 less grants £400.00; paid by LBHF",
		"│ Paid (negative: received) │ 31,000.00 │ 5,000.00 │ -3,400.00 │ 32,600.00 │", // LBHF: 600 less 4,000
	} {
		assert.Contains(t, flat(page), want)
	}
	_, out, _ := runWith(rule(t, "grants.yaml"), "-why", "Parks", "LBHF", "-")
	assert.Contains(t, flat(out), "2. Efficiency fund, towards ICT: £0.00 grant that LBHF received, passed on to the authority that paid the cost")
	assert.Contains(t, flat(out), "-£4,000.00 of -£4,000.00: Because a grant that it received towards the cost")
}
