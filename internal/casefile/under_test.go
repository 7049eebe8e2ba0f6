package casefile_test

import (
	"strings"
	"testing"
	"testing/fstest"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/triborough/fairshare/internal/casefile"
)

// The agreement of a regulatory service: gross expenditure for two years, then the
// premises inspected, each with its clause; contributions may rise by a tenth.
const regulatory = `agreement: {title: Collaboration agreement of 1 June 2012, source: the partners' website, notice_months: 6, clauses: {ongoing: Sch. 3, variance.host: cl. 9}}
authorities: [{code: A, name: Borough of A}, {code: B}, {code: C}]
indirect_variances: share now
transition: {by: net reduction}
services:
  - name: Regulatory services
    authorities: [A, B, C]
    host: A
    clauses: {ongoing: Sch. 3 para 4, tupe: cl. 7}
    damping: {rise: 10}
    terms:
      - {from: 2012/13, to: 2013/14, clause: Sch. 3 para 1, basis: {proportion: {A: 24, B: 16, C: 30}}}
      - from: 2014/15
        clause: Sch. 3 para 2
        basis: {blend: [{percent: 35, equal: true}, {percent: 65, demand: [premises inspected, licences]}]}
    termination: {basis: {equal: true}}
  - name: Libraries
    basis: {band: {agreed: {demand: [visits]}, actual: {demand: [visits]}, points: 3}}
`

// The year's figures alone.
const regulatoryYear = `title: Regulatory services
period: 2014/15
under: regulatory.yaml
services:
  - name: Regulatory services
    cost: 1000
    demand:
      - {authority: A, measure: premises inspected, quantity: 50, quality: 1}
      - {authority: B, measure: premises inspected, quantity: 30, quality: 1}
      - {authority: C, measure: licences, quantity: 10, quality: 2}
    months: {A: 12, B: 12, C: 7}
    damping: {reference: {A: 500, B: 400, C: 300}}
    before: {A: 700, B: 400, C: 300}
    variances: [{cause: indirect, amount: 9}, {cause: demand, amount: 4}]
    transition: [{description: Desks, amount: 12, incurred_by: A, approved_by: [A, B, C], necessity: comparable}]
    termination: {costs: [{amount: 3}]}
  - name: Libraries
    cost: 60
    before: {A: 60, B: 0, C: 1}
    estimate: [{authority: A, measure: visits, quantity: 1}, {authority: B, measure: visits, quantity: 1}, {authority: C, measure: visits, quantity: 1}]
    demand: [{authority: A, measure: visits, quantity: 10}, {authority: B, measure: visits, quantity: 10}, {authority: C, measure: visits, quantity: 11}]
`

// The same, written out.
const regulatoryWhole = `title: Regulatory services
period: 2014/15
agreement: {title: Collaboration agreement of 1 June 2012, source: the partners' website, notice_months: 6, clauses: {ongoing: Sch. 3, variance.host: cl. 9}}
authorities: [{code: A, name: Borough of A}, {code: B}, {code: C}]
services:
  - name: Regulatory services
    authorities: [A, B, C]
    host: A
    clauses: {ongoing: Sch. 3 para 2, variance.shared: Sch. 3 para 2, variance.indirect: Sch. 3 para 2, tupe: cl. 7}
    cost: 1000
    basis:
      blend:
        - {percent: 35, equal: true}
        - percent: 65
          demand:
            - {authority: A, measure: premises inspected, quantity: 50, quality: 1}
            - {authority: B, measure: premises inspected, quantity: 30, quality: 1}
            - {authority: C, measure: licences, quantity: 10, quality: 2}
      months: {A: 12, B: 12, C: 7}
    damping: {reference: {A: 500, B: 400, C: 300}, rise: 10}
    before: {A: 700, B: 400, C: 300}
    variances: [{cause: indirect, amount: 9, treatment: share now}, {cause: demand, amount: 4}]
    transition: [{description: Desks, amount: 12, incurred_by: A, approved_by: [A, B, C], necessity: comparable}]
    termination: {basis: {equal: true}, costs: [{amount: 3}]}
  - name: Libraries
    cost: 60
    before: {A: 60, B: 0, C: 1}
    basis:
      band:
        agreed: {demand: [{authority: A, measure: visits, quantity: 1}, {authority: B, measure: visits, quantity: 1}, {authority: C, measure: visits, quantity: 1}]}
        actual: {demand: [{authority: A, measure: visits, quantity: 10}, {authority: B, measure: visits, quantity: 10}, {authority: C, measure: visits, quantity: 11}]}
        points: 3
`

// underAgreementFile reads a case that stands beside an agreement file.
func underAgreementFile(agreement, year string) (casefile.Case, error) {
	folder := fstest.MapFS{"regulatory.yaml": {Data: []byte(agreement)}}
	return casefile.ReadIn(folder, "year/2014.yaml", strings.NewReader(year))
}

// A case under an agreement and the same case written out give the same bytes.
func TestUnderAnAgreement(t *testing.T) {
	c, err := underAgreementFile(regulatory, regulatoryYear)
	require.NoError(t, err)
	whole, err := casefile.Read("whole.yaml", strings.NewReader(regulatoryWhole))
	require.NoError(t, err)
	got, _ := c.Statement.MarshalJSON()
	want, _ := whole.Statement.MarshalJSON()
	assert.Equal(t, string(want), string(got))
	assert.NoError(t, c.Statement.Verify())
	// What the case repeats alike passes, in whatever order its keys are.
	repeated := strings.Replace(regulatoryYear, "    cost: 1000\n", "    cost: 1000\n    host: A\n    clauses: {tupe: cl. 7, ongoing: Sch. 3 para 4}\n", 1)
	c, err = underAgreementFile(regulatory, repeated)
	require.NoError(t, err)
	got, _ = c.Statement.MarshalJSON()
	assert.Equal(t, string(want), string(got))
}

// A term's own year is found, and that it ends is said.
func TestTerms(t *testing.T) {
	year := strings.NewReplacer("2014/15", "2013/14", "    months: {A: 12, B: 12, C: 7}\n", "").Replace(regulatoryYear)
	start, end := strings.Index(year, "    demand:\n"), strings.Index(year, "    damping:")
	year = year[:start] + year[end:]
	c, err := underAgreementFile(regulatory, year)
	require.NoError(t, err)
	for charge := range c.Statement.ChargesOf("Regulatory services") {
		switch charge.Rule {
		case "ongoing", "variance.shared":
			assert.Equal(t, "Sch. 3 para 1", charge.Clause)
		}
	}
	require.Len(t, c.Warnings, 1)
	assert.Equal(t, "year/2014.yaml:5: Regulatory services: the term of its basis ends with this year, 2013/14 (year/regulatory.yaml:12)", c.Warnings[0].String())
}

// What does not fit the agreement is refused, naming both places.
func TestUnderAnAgreementRefused(t *testing.T) {
	for _, c := range []struct{ agreementOld, agreementNew, yearOld, yearNew, says string }{
		{"", "", "    cost: 1000\n", "    cost: 1000\n    host: B\n", "year/2014.yaml:7: Regulatory services: host: the agreement says otherwise (year/regulatory.yaml:8): leave it out, or say the same"},
		{"", "", "    cost: 1000\n", "    cost: 1000\n    basis: {equal: true}\n", "year/2014.yaml:7: Regulatory services: basis: the agreement says otherwise (year/regulatory.yaml:15): leave it out, or say the same"},
		{"", "", "amount: 9}", "amount: 9, treatment: host bears}", "variances 1: treatment: the agreement says otherwise (year/regulatory.yaml:3)"},
		{"", "", "C: 300}}\n    before", "C: 300}, rise: 11}\n    before", "damping: rise: the agreement says otherwise (year/regulatory.yaml:10)"},
		{"", "", "{costs: [", "{basis: {sole: A}, costs: [", "termination: basis: the agreement says otherwise (year/regulatory.yaml:16)"},
		{"", "", "necessity: comparable}]", "necessity: comparable, basis: {equal: true}}]", "transition 1: basis: the agreement shares transition costs by net reduction (year/regulatory.yaml:4): a basis of their own is against it"},
		{"", "", "  - name: Libraries", "  - name: Libaries", `year/2014.yaml:17: services 2: the agreement does not know the service "Libaries": did you mean "Libraries"?`},
		{"", "", "period: 2014/15", "period: 2011/12", "year/2014.yaml:5: Regulatory services: basis: no term of the agreement covers 2011/12 (year/regulatory.yaml:12)"},
		{"", "", "period: 2014/15", "period: next", `Regulatory services: basis: terms of the agreement are by year (year/regulatory.yaml:12), and the case's period is "next": write it as 2012/13 or 2012`},
		{"", "", "under: regulatory.yaml", "under: regulatory", `year/2014.yaml:3: under: "regulatory" is not the name of a file beside the case, such as agreement.yaml`},
		{"", "", "under: regulatory.yaml", "under: ../regulatory.yaml", `year/2014.yaml:3: under: "../regulatory.yaml" is not the name of a file beside the case`},
		{"", "", "under: regulatory.yaml", "under: other.yaml", `year/2014.yaml:3: under: "other.yaml" cannot be read: file does not exist`},
		{"", "", "under: regulatory.yaml", "under: [regulatory.yaml]", "year/2014.yaml:3: under: a list where a single value belongs"},
		{"", "", "measure: licences, quantity", "measure: licenses, quantity", `year/2014.yaml:10: Regulatory services: demand: "licenses" is no measure that the agreement counts: did you mean "licences"?`},
		{"", "", "measure: licences, quantity", "measure: licenses, quantity", `year/2014.yaml:5: Regulatory services: basis: blend 2: demand 3: the agreement counts "licences" (year/regulatory.yaml:15), and the case gives no line of it`},
		{"", "", "    damping: {reference: {A: 500, B: 400, C: 300}}\n", "", "year/2014.yaml:5: Regulatory services: the agreement holds contributions to a reference (year/regulatory.yaml:10), and the case gives none: damping"},
		{"", "", "under: regulatory.yaml\n", "under: regulatory.yaml\nauthorities: [{code: A}, {code: B}, {code: C}]\n", "year/2014.yaml:4: authorities: the agreement says otherwise (year/regulatory.yaml:2)"},
		{"from: 2014/15", "from: 2015/16", "", "", "year/regulatory.yaml:13: services 1: terms 2: a term from 2015/16, and the one before it goes to 2013/14: terms leave no gap and do not overlap (year/regulatory.yaml:12)"},
		{"from: 2014/15", "from: 2013/14", "", "", "a term from 2013/14, and the one before it goes to 2013/14: terms leave no gap and do not overlap"},
		{"to: 2013/14, ", "", "", "", "year/regulatory.yaml:12: services 1: terms 1: only the last term goes on: say up to which year this one goes (to)"},
		{"to: 2013/14", "to: 2011/12", "", "", "year/regulatory.yaml:12: services 1: terms 1: a term from 2012/13 to 2011/12"},
		{"from: 2012/13", "from: 2012-13", "", "", `year/regulatory.yaml:12: services 1: terms 1: from: "2012-13" is not a year, such as 2012/13 or 2012`},
		{"share now", "share later", "", "", `year/regulatory.yaml:3: indirect_variances: "share later" is not one of share now, host bears`},
		{"{by: net reduction}", "{by: agreed basis}", "", "", "year/regulatory.yaml:4: transition: an agreed basis is named, or net reduction without one"},
		{"{by: net reduction}", "{by: net reduction, basis: {equal: true}}", "", "", "year/regulatory.yaml:4: transition: an agreed basis is named, or net reduction without one"},
		{"    terms:\n", "    basis: {equal: true}\n    terms:\n", "", "", "year/regulatory.yaml:6: services 1: a basis is agreed by terms, or for ever: not both"},
		{"name: Libraries", "name: Regulatory services", "", "", `year/regulatory.yaml:17: services 2: a second service "Regulatory services"`},
		{"authorities: [{code: A, name: Borough of A}, {code: B}, {code: C}]\n", "", "", "", `year/regulatory.yaml:1: the key "authorities" is missing`},
		{"    host: A\n", "    hots: A\n", "", "", `year/regulatory.yaml:8: services 1: unknown key "hots": did you mean "host"?`},
		{"agreement: {title", "agreement: [{title", "", "", "year/regulatory.yaml:1: not YAML"},
		{"notice_months: 6", "notice_months: six", "", "", `year/regulatory.yaml:1: agreement: notice_months: "six" is not a whole number`},
	} {
		agreement, year := regulatory, regulatoryYear
		if c.agreementOld != "" {
			require.Contains(t, agreement, c.agreementOld)
			agreement = strings.Replace(agreement, c.agreementOld, c.agreementNew, 1)
		}
		if c.yearOld != "" {
			require.Contains(t, year, c.yearOld)
			year = strings.Replace(year, c.yearOld, c.yearNew, 1)
		}
		_, err := underAgreementFile(agreement, year)
		assert.ErrorContains(t, err, c.says)
	}
	_, err := casefile.Read("standard input", strings.NewReader(regulatoryYear))
	assert.ErrorContains(t, err, "standard input:3: under: an agreement stands beside its case: give the case as a file, and not as standard input")
}

// An agreed basis for transition costs is put in with each of them.
func TestTransitionOnTheAgreementsBasis(t *testing.T) {
	agreement := strings.Replace(regulatory, "{by: net reduction}", "{by: agreed basis, basis: {equal: true}}", 1)
	c, err := underAgreementFile(agreement, regulatoryYear)
	require.NoError(t, err)
	shared := false
	for charge := range c.Statement.Charges() {
		shared = shared || charge.Rule == "transition.agreed" && charge.Shares[0].Amount.StringFixed(2) == "4.00"
	}
	assert.True(t, shared, "£12.00 in three")
}
