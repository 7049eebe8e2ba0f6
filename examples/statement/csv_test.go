package main

import (
	"encoding/csv"
	"strings"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/triborough/fairshare/attribution"
	"github.com/triborough/fairshare/internal/casefile"
)

// rows runs the program for one of its tables, and returns the rows by column.
func rows(t *testing.T, yaml, table string) (heads string, rows []map[string]string) {
	t.Helper()
	code, out, errors := runWith(yaml, "-format", "csv", "-table", table, "-")
	require.Zero(t, code, errors)
	read, err := csv.NewReader(strings.NewReader(out)).ReadAll()
	require.NoError(t, err)
	for _, cells := range read[1:] {
		row := make(map[string]string)
		for i, head := range read[0] {
			row[head] = cells[i]
		}
		rows = append(rows, row)
	}
	return strings.Join(read[0], ","), rows
}

// borne adds a column up by authority; what is empty is nothing.
func borne(t *testing.T, rows []map[string]string, column string) map[string]string {
	t.Helper()
	sums := make(map[string]decimal.Decimal)
	for _, row := range rows {
		if row[column] != "" {
			amount, err := attribution.ParseAmount(row[column])
			require.NoError(t, err)
			sums[row["authority"]] = sums[row["authority"]].Add(amount)
		}
	}
	texts := make(map[string]string)
	for a, sum := range sums {
		texts[a] = attribution.FormatAmount(sum)
	}
	return texts
}

// By hand: 5p in two is 2p to B and, since its code sorts first, 3p to A. The host
// A bears the 10.00, and next year gets B's half of it.
const deferring = small + "    variances: [{cause: indirect, amount: 10, treatment: host bears}]\n"

func TestCharges(t *testing.T) {
	heads, all := rows(t, deferring, "charges")
	assert.Equal(t, "period,service,rule,clause,source,description,authority,weight,amount,next_year,paid_by,because", heads)
	assert.Equal(t, map[string]string{
		"period": "2012/13", "service": "'=Parks", "rule": "ongoing", "clause": "", "description": "Ongoing cost",
		"source":    "Tri-borough report, ch. 11 (ongoing costs by demand); Bromley report CEO1196, para 3.36 (agreed bases)",
		"authority": "A", "weight": "1", "amount": "0.03", "next_year": "", "paid_by": "A",
		"because": "cost £0.05, in equal parts; shared A 1 : B 1",
	}, all[1])
	assert.Equal(t, map[string]string{"A": "10.03", "B": "0.02"}, borne(t, all, "amount"))
	assert.Equal(t, map[string]string{"A": "-5.00", "B": "5.00"}, borne(t, all, "next_year"))
	for _, row := range all {
		assert.NotEqual(t, row["amount"] == "", row["next_year"] == "", "a figure is of this year or of next: %v", row)
	}
}

func TestSummary(t *testing.T) {
	heads, all := rows(t, strings.Replace(deferring, "{code: A}", "{code: A, name: \"=Ay, the first\"}", 1), "summary")
	assert.Equal(t, "period,service,authority,authority_name,weight,per_cent,amount,next_year,before,after,net_reduction", heads)
	assert.Equal(t, []map[string]string{
		{"period": "2012/13", "service": "'=Parks", "authority": "B", "authority_name": "B", "weight": "1", "per_cent": "50.00",
			"amount": "0.02", "next_year": "5.00", "before": "0.04", "after": "0.02", "net_reduction": "0.02"},
		{"period": "2012/13", "service": "'=Parks", "authority": "A", "authority_name": "'=Ay, the first", "weight": "1", "per_cent": "50.00",
			"amount": "10.03", "next_year": "-5.00", "before": "0.02", "after": "0.03", "net_reduction": "-0.01"},
	}, all)
}

// B owes A its 2p; the 10.00 is A's own this year.
func TestDue(t *testing.T) {
	heads, all := rows(t, deferring, "due")
	assert.Equal(t, "period,service,from,from_name,to,to_name,amount", heads)
	assert.Equal(t, []map[string]string{{"period": "2012/13", "service": "'=Parks", "from": "B", "from_name": "B", "to": "A", "to_name": "A", "amount": "0.02"}}, all)
}

// Of a case that has everything, each column of money adds up to what its
// statement says, whichever table it stands in; what the programme as a whole
// saves is what its services save, and is not counted again.
func TestColumnsAddUp(t *testing.T) {
	yaml := sharedBy(councils(4, true), 3) + `transition: [{description: Network, kind: ict, amount: 60000, incurred_by: "Ynys Môn 1", approved_by: [], necessity: comparable}]` + "\n"
	c, err := casefile.Read("case.yaml", strings.NewReader(yaml))
	require.NoError(t, err)
	_, charged := rows(t, yaml, "charges")
	_, summed := rows(t, yaml, "summary")
	totals, nextYear, saved := make(map[string]string), make(map[string]string), make(map[string]string)
	for _, share := range c.Statement.Totals() {
		totals[string(share.Authority)] = attribution.FormatAmount(share.Amount)
	}
	for _, share := range c.Statement.NextYear() {
		nextYear[string(share.Authority)] = attribution.FormatAmount(share.Amount)
	}
	spent := c.Statement.Services()
	for _, share := range spent[len(spent)-1].NetReduction {
		saved[string(share.Authority)] = attribution.FormatAmount(share.Amount)
	}
	for _, all := range [][]map[string]string{charged, summed} {
		assert.Equal(t, totals, borne(t, all, "amount"))
		assert.Equal(t, nextYear, borne(t, all, "next_year"))
	}
	assert.Equal(t, saved, borne(t, summed, "net_reduction"))
}

// Nothing but ASCII stands before the first column's name, so that programs find
// it, and the period is the case's own.
func TestNoMarkBeforeTheFirstColumn(t *testing.T) {
	_, out, _ := runWith(strings.Replace(small, "2012/13", "2011/12", 1), "-format", "csv", "-")
	assert.True(t, strings.HasPrefix(out, "period,"))
	assert.Contains(t, out, "\n2011/12,")
}
