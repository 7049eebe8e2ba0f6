package casefile_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/triborough/fairshare/attribution"
	"github.com/triborough/fairshare/internal/casefile"
)

// corrected reads this year after last year, restated with one thing changed, and
// returns what is corrected.
func corrected(t *testing.T, old, new, year string) ([]string, error) {
	t.Helper()
	require.Contains(t, lastYear, old)
	last := closed(t, lastYear)
	anew, err := casefile.Read("new.yaml", strings.NewReader(strings.Replace(lastYear, old, new, 1)))
	require.NoError(t, err)
	if err := last.Restate("new.json", strings.NewReader(marshalled(t, anew.Books()))); err != nil {
		return nil, err
	}
	c, err := casefile.ReadAfter(nil, last, "this.yaml", strings.NewReader(year))
	if err != nil {
		return nil, err
	}
	require.NoError(t, c.Books().Verify())
	var lines []string
	for charge := range c.Statement.Charges() {
		if charge.Rule == attribution.RuleCorrection {
			lines = append(lines, charge.Service+" "+figures(charge.Shares)+" "+string(charge.PaidBy))
		}
	}
	return lines, nil
}

func TestLastYearIsCorrected(t *testing.T) {
	for _, c := range []struct {
		old, new string
		want     []string
	}{
		{"cost: 90", "cost: 99", []string{"Parks A 3.00 A", "Parks B 3.00 A", "Parks C 3.00 A"}},
		{"amount: 9, treatment", "amount: 3, treatment", []string{"Parks A -6.00 A", "Parks A 4.00 B", "Parks B -2.00 B", "Parks C -2.00 B"}}, // this year's host pays what the calls should have been
		{"amount: 9, treatment: host bears", "amount: 9, treatment: share now", []string{"Parks A -6.00 A", "Parks B 3.00 A", "Parks C 3.00 A", "Parks A 6.00 B", "Parks B -3.00 B", "Parks C -3.00 B"}},
		{"cost: 6", "cost: 9", []string{"Libraries A 1.00 B", "Libraries B 1.00 B", "Libraries C 1.00 B"}}, // no longer shared
		{"host: B, cost: 6", "host: B, paid_by: A, cost: 6", []string{"Libraries A -2.00 B", "Libraries B -2.00 B", "Libraries C -2.00 B", "Libraries A 2.00 A", "Libraries B 2.00 A", "Libraries C 2.00 A"}},
		{"amount: 30, date", "amount: 31, date", nil}, // what was paid is what was paid
	} {
		got, err := corrected(t, c.old, c.new, thisYear)
		require.NoError(t, err, c.new)
		assert.Equal(t, c.want, got, c.new)
	}
}

// A programme's costs are corrected where they stood, in a year that has none too.
func TestAProgrammeIsCorrected(t *testing.T) {
	programme := func(amount string) string {
		return lastYear + "transition: [{description: ICT, kind: ict, amount: " + amount + ", paid_by: A, approved_by: [A, B, C], necessity: comparable, basis: {equal: true}}]\n"
	}
	for _, year := range []string{thisYear, thisYear + "transition: [{kind: ict, amount: 3, paid_by: A, approved_by: [A, B, C], necessity: comparable, basis: {equal: true}}]\n"} {
		last := closed(t, programme("30"))
		anew, err := casefile.Read("new.yaml", strings.NewReader(programme("33")))
		require.NoError(t, err)
		require.NoError(t, last.Restate("new.json", strings.NewReader(marshalled(t, anew.Books()))))
		c, err := casefile.ReadAfter(nil, last, "this.yaml", strings.NewReader(year))
		require.NoError(t, err)
		require.NoError(t, c.Books().Verify())
		sum := attribution.Shares{}
		for charge := range c.Statement.ChargesOf(attribution.AllServices) {
			if charge.Rule == attribution.RuleCorrection {
				sum = append(sum, charge.Shares...)
			}
		}
		assert.Equal(t, "A 1.00 B 1.00 C 1.00", figures(sum))
	}
}

// What cannot be matched is refused, naming the files.
func TestRestatedYearsAreRefused(t *testing.T) {
	for _, c := range []struct{ old, new, says string }{
		{"name: Libraries", "name: Library", "new.json has the service \"Library\", and last.json has not: a year is restated as itself\nlast.json has the service \"Libraries\", and new.json has not: a year is restated as itself"},
		{"{code: C}]", "{code: C}, {code: D}]", `new.json has the authority "D", and last.json has not: a year is restated as itself`},
		{"period: 2011/12\n", "period: 2011/12\nstage: budget\n", "new.json: its stage is budget: a year follows one that has ended"},
		{"variances: [", "brought_forward: {A: 1, B: -1}, variances: [", "this.yaml:5: Parks: new.json against last.json: the restated year brings forward otherwise than the closed one: what the year before it left is not corrected here"},
	} {
		_, err := corrected(t, c.old, c.new, thisYear)
		assert.EqualError(t, err, c.says)
	}
	_, err := corrected(t, "amount: 9, treatment", "amount: 3, treatment", strings.Replace(thisYear, "    host: B\n", "", 1))
	assert.ErrorContains(t, err, "this.yaml:5: Parks: calls after 2011/12 are corrected, in a service without a host")
	other, err := casefile.Read("new.yaml", strings.NewReader(strings.NewReplacer("2011/12", "2010/11", "2011-06-30", "2010-06-30").Replace(lastYear)))
	require.NoError(t, err)
	last := closed(t, lastYear)
	assert.EqualError(t, last.Restate("new.json", strings.NewReader(marshalled(t, other.Books()))), "new.json is of 2010/11, and last.json of 2011/12: a year is restated as itself")
	// One whose part is corrected stays.
	settled := strings.NewReplacer("{from: B, to: A, amount: 30, date: 2011-06-30}", "{from: B, to: A, amount: 30, date: 2011-06-30}, {from: C, to: A, amount: 30, date: 2011-06-30}",
		", variances: [{cause: indirect, amount: 9, treatment: host bears}]", "", "  - {name: Libraries, host: B, cost: 6, basis: {equal: true}}\n", "").Replace(lastYear)
	last = closed(t, settled)
	anew, err := casefile.Read("new.yaml", strings.NewReader(strings.Replace(settled, "cost: 90", "cost: 99", 1)))
	require.NoError(t, err)
	require.NoError(t, last.Restate("new.json", strings.NewReader(marshalled(t, anew.Books()))))
	left := strings.NewReplacer(", {code: C}]", "]", "    withdrawals: [{authority: C, amount: 3, notice_months: 12}]\n", "", "payments: [{service: Libraries, from: A, to: B, amount: 2, date: 2012-06-30}]\n", "").Replace(thisYear)
	_, err = casefile.ReadAfter(nil, last, "this.yaml", strings.NewReader(left))
	assert.EqualError(t, err, "this.yaml:3: authorities: C is not among them, and new.json corrects last.json (Parks): it stays until that is settled")
}
