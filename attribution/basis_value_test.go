package attribution_test

import (
	"encoding/json"
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/triborough/fairshare/attribution"
)

// perCent is a part of a blend.
func perCent(percent string, b attribution.Basis) attribution.Part {
	return attribution.Part{Percent: must(attribution.ParseWeight(percent)), Basis: b}
}

// visits are lines of demand of one year: "A 3, B 2".
func visits(year, quantities string) []attribution.Demand {
	var lines []attribution.Demand
	for a, quantity := range shares(quantities).All() {
		lines = append(lines, attribution.Demand{Authority: a, Measure: "visits", Year: year, Quantity: quantity, Quality: decimal.NewFromInt(1)})
	}
	return lines
}

func byVisits(lines ...attribution.Demand) attribution.Basis {
	return must(attribution.ByDemand([]attribution.Authority{"A", "B", "C"}, lines...))
}

// 35 per cent by one measure and 65 by another is one division. Rounded apart, it
// gives another penny, in as little as 2p: 0.7p and 1.3p are 1p each; of each, A's
// half comes first by its code, and A bears both. In one, each bears its penny.
func TestBlendRoundedApartGivesAnotherPenny(t *testing.T) {
	for _, c := range []struct {
		pence        int64
		first, other string
		one, apart   []int64
	}{
		{2, "A 1, B 1", "A 1, B 1", []int64{1, 1}, []int64{2, 0}},
		// A has 17.5 of 35p and 48.75 of 65p, 66.25 in all; apart 18 and 49.
		{100, "A 1, B 1", "A 3, B 1", []int64{66, 34}, []int64{67, 33}},
	} {
		first, other := proportion(c.first), proportion(c.other)
		blend := must(attribution.Blend(perCent("35", first), perCent("65", other)))
		assert.Equal(t, c.one, must(blend.ApportionPence(nil, c.pence)))
		parts := must(proportion("A 35, B 65").ApportionPence(nil, c.pence))
		one, two := must(first.ApportionPence(nil, parts[0])), must(other.ApportionPence(nil, parts[1]))
		assert.Equal(t, c.apart, []int64{one[0] + two[0], one[1] + two[1]})
	}
}

// Parts may name different authorities: first named, first in order; who is not
// named in a part has nothing of it. By hand: of 40 per cent C and A have 20 each,
// B has 60.
func TestBlendNamesEveryone(t *testing.T) {
	b := must(attribution.Blend(perCent("40", must(attribution.Equally("C", "A"))), perCent("60", must(attribution.Solely("B")))))
	assert.True(t, b.Weights().Equal(shares("C 1, A 1, B 3")), "%v", b.Weights())
	band := must(attribution.Band(must(attribution.Solely("C")), must(attribution.Equally("B", "C")), pounds(50)))
	assert.True(t, band.Weights().Equal(shares("C 1, B 0")), "%v", band.Weights())
	assert.Equal(t, "on the agreed basis, within 50 points of the actual one: B is furthest, by 50 (agreed: solely; actual: in equal parts)", band.String())
}

// Exactly at the threshold the agreed basis holds, and a hair beyond it gives way:
// 46 is 4 points from the 50 agreed, 54 as far on the other side.
func TestBandHoldsAtTheThreshold(t *testing.T) {
	agreed, actual := must(attribution.Percentages(shares("B 50, A 50"))), proportion("B 460, A 540")
	for points, want := range map[string]string{"4": "B 1, A 1", "3.999999999999999999": "B 23, A 27", "4.000000000000000001": "B 1, A 1"} {
		band := must(attribution.Band(agreed, actual, must(attribution.ParseWeight(points))))
		assert.True(t, band.Weights().Equal(shares(want)), "%s points: %v", points, band.Weights())
	}
	// A third is 33.333… and 16.666… points from a half: no decimal number of points
	// is exactly so far, and the comparison does not round.
	third := proportion("A 1, B 2")
	for points, want := range map[string]string{"16.666666666666666666": "A 1, B 2", "16.666666666666666667": "A 1, B 1"} {
		band := must(attribution.Band(proportion("A 1, B 1"), third, must(attribution.ParseWeight(points))))
		assert.True(t, band.Weights().Equal(shares(want)), "%s points: %v", points, band.Weights())
	}
}

// A basis says in words what it is, and cuts short what would be long.
func TestBasisInWords(t *testing.T) {
	agreed := must(attribution.Percentages(shares("A 50, B 30, C 20")))
	now := byVisits(visits("", "A 62, B 25, C 13")...)
	blend := must(attribution.Blend(perCent("35", agreed), perCent("65", must(attribution.Equally("A", "B", "C")))))
	many := make([]attribution.Basis, 9)
	for i := range many {
		many[i] = agreed
	}
	for want, b := range map[string]attribution.Basis{
		"by agreed percentages":                                                         agreed,
		"by demand: visits (mean of 2010/11, 2011/12)":                                  byVisits(append(visits("2010/11", "A 1"), visits("2011/12", "A 1")...)...),
		"by demand: visits (2010/11)":                                                   byVisits(visits("2010/11", "A 1")...),
		"35% by agreed percentages, 65% in equal parts":                                 blend,
		"the mean of the proportions: 1/2 by agreed percentages, 1/2 by demand: visits": must(attribution.Average(agreed, now)),
		"the mean of the proportions: 1/9 by agreed percentages, 1/9 by agreed percentages, 1/9 by agreed percentages, 1/9 by agreed percentages, 1/9 by agreed percentages, and 4 more": must(attribution.Average(many...)),
		"on the actual basis, more than 11.5 points from the agreed one: A is furthest, by 12 (agreed: by agreed percentages; actual: by demand: visits)":                                must(attribution.Band(agreed, now, decimal.New(115, -1))),
		"on the agreed basis, within 12 points of the actual one: A is furthest, by 12 (agreed: by agreed percentages; actual: by demand: visits)":                                       must(attribution.Band(agreed, now, pounds(12))),
		"on the agreed basis, within 0 points of the actual one: nobody's part differs (agreed: in proportion; actual: by agreed percentages)":                                           must(attribution.Band(proportion("A 5, B 3, C 2"), agreed, pounds(0))),
		"on the agreed basis, within 20 points of the actual one: A is furthest, by 16.6666… (agreed: in equal parts; actual: by agreed percentages)":                                    must(attribution.Band(must(attribution.Equally("A", "B", "C")), agreed, pounds(20))),
		"in whole steps of 0.5% (by demand: visits)":                                    must(now.Rounded(decimal.New(5, -1))),
		"by months, C 7, all others 12 (by agreed percentages)":                         must(agreed.Months(shares("A 12, B 12, C 7"))),
		"by months, A 0, B 6.5, C 7 (by agreed percentages)":                            must(agreed.Months(shares("A 0, B 6.5, C 7"))),
		"by months, C 7, all others 12 (35% by agreed percentages, 65% in equal parts)": must(blend.Months(shares("A 12, B 12, C 7"))),
		"10% (35% by agreed percentages, 65% in equal parts), 90% (by months, A 7, all others 12 (by demand: visits))": must(attribution.Blend(
			perCent("10", blend), perCent("90", must(now.Months(shares("A 7, B 12, C 12")))))),
		"in whole steps of 1% (by demand: visits of households that receive support under the Act of 1990, as c…)": must(must(attribution.ByDemand([]attribution.Authority{"A"}, attribution.Demand{Authority: "A",
			Measure: "visits of households that receive support under the Act of 1990, as counted", Quantity: pounds(1), Quality: pounds(1)})).Rounded(pounds(1))),
	} {
		assert.Equal(t, want, b.String())
	}
}

// A basis is written as a case file gives it, and shows what it was made of.
func TestCombinedBasisJSON(t *testing.T) {
	agreed := must(attribution.Percentages(shares("A 50, B 50")))
	equal := must(attribution.Equally("A", "B"))
	late := must(equal.Months(shares("A 12, B 7")))
	for _, c := range []struct {
		text  string
		basis attribution.Basis
		roles string
	}{
		{`{"percentages":{"A":"50","B":"50"}}`, agreed, ""},
		{`{"demand":[{"authority":"A","measure":"visits","year":"2010/11","quantity":"3","quality":"1"},{"authority":"A","measure":"visits","year":"2011/12","quantity":"4","quality":"1"}]}`,
			must(attribution.ByDemand([]attribution.Authority{"A"}, append(visits("2010/11", "A 3"), visits("2011/12", "A 4")...)...)), ""},
		{`{"blend":[{"percent":"35.5","percentages":{"A":"50","B":"50"}},{"percent":"64.5","equal":true,"authorities":["A","B"],"months":{"A":"12","B":"7"}}]}`,
			must(attribution.Blend(perCent("35.50", agreed), perCent("64.5", late))), "35.5%, 64.5%"},
		{`{"average":[{"percentages":{"A":"50","B":"50"}},{"sole":"B"},{"sole":"A"}]}`, must(attribution.Average(agreed, must(attribution.Solely("B")), must(attribution.Solely("A")))), "1/3, 1/3, 1/3"},
		{`{"band":{"agreed":{"percentages":{"A":"50","B":"50"}},"actual":{"sole":"B"},"points":"3"}}`, must(attribution.Band(agreed, must(attribution.Solely("B")), pounds(3))), "agreed, actual"},
		{`{"rounded":{"to":"0.5","of":{"percentages":{"A":"50","B":"50"}}},"months":{"A":"12","B":"7"}}`, must(must(agreed.Rounded(decimal.New(50, -2))).Months(shares("A 12, B 7"))), "before the months"},
		{`{"rounded":{"to":"0.5","of":{"sole":"A"}}}`, must(must(attribution.Solely("A")).Rounded(decimal.New(50, -2))), "before rounding"},
		// Months upon months are written as those of a blend of one.
		{`{"blend":[{"percent":"100","equal":true,"authorities":["A","B"],"months":{"A":"12","B":"7"}}],"months":{"A":"6","B":"12"}}`, must(late.Months(shares("B 12, A 6"))), "before the months"},
	} {
		assert.Equal(t, c.text, string(must(json.Marshal(c.basis))))
		var again attribution.Basis
		require.NoError(t, json.Unmarshal([]byte(c.text), &again), c.text)
		assert.True(t, again.Equal(c.basis))
		assert.Equal(t, c.text, string(must(json.Marshal(again))))
		var roles []string
		for _, component := range again.Components() {
			roles = append(roles, component.Role)
		}
		assert.Equal(t, c.roles, strings.Join(roles, ", "))
	}
	assert.Nil(t, attribution.Basis{}.Components())
	kept := equal
	for text, says := range map[string]string{
		`{"blend":[{"percent":"50","sole":"A"},{"sole":"A"}]}`: `the key "percent" is missing`,
		`{"blend":[]}`: "blend of nothing",
		`{"blend":{}}`: "{ where [ was expected",
		`{"blend":[{"percent":"100","sole":"A","equal":true}]}`:        "exactly one of demand",
		`{"blend":[{"percent":"100","sole":"A"}],"sole":"A"}`:          "exactly one of demand",
		`{"blend":[{"percent":"100","sole":"A"}],"authorities":["A"]}`: "names its authorities twice",
		`{"average":[null]}`:                                     "nil> where { was expected",
		`{"average":[{"percent":"100","sole":"A"}]}`:             `unknown key "percent"`,
		`{"percentages":{"A":"50","B":"49"}}`:                    "come to 99, not to 100",
		`{"rounded":{"to":"3","of":{"sole":"A"}}}`:               "do not come to 100",
		`{"rounded":{"of":{"sole":"A"}}}`:                        `the key "to" is missing`,
		`{"rounded":{"to":"1"}}`:                                 `the key "of" is missing`,
		`{"band":{"agreed":{"sole":"A"},"actual":{"sole":"A"}}}`: `the key "points" is missing`,
		`{"band":{"agreed":{"sole":"A"},"points":"1"}}`:          `the key "actual" is missing`,
		`{"band":{"actual":{"sole":"A"},"points":"1"}}`:          `the key "agreed" is missing`,
		`{"months":{"A":"12"}}`:                                  "exactly one of demand",
		`{"sole":"A","months":{}}`:                               "its months are not given",
		`{"sole":"A","months":{"A":"13"}}`:                       "13 months: 0 to 12",
		`{"demand":[{"authority":"A","measure":"","year":2010,"quantity":"1","quality":"1"}]}`: "2010 where a string was expected",
	} {
		assert.ErrorContains(t, kept.UnmarshalJSON([]byte(text)), says, text)
		assert.True(t, kept.Equal(equal), "a fault changes nothing")
	}
}

// What is changed in a combined basis that was printed is found, though it reads:
// the weights no longer follow from it, or the reason does not name it.
func TestVerifyFindsForgedBases(t *testing.T) {
	codes := []attribution.Authority{"A", "B", "C"}
	agreed := must(attribution.Percentages(shares("A 50, B 30, C 20")))
	now := byVisits(append(visits("2010/11", "A 20, B 20, C 10"), visits("2011/12", "A 62, B 25, C 13")...)...)
	band := must(attribution.Band(agreed, now, pounds(6)))
	rounded := must(now.Rounded(pounds(1)))
	basis := must(must(attribution.Blend(perCent("20", agreed), perCent("30", band), perCent("40", rounded),
		perCent("10", must(attribution.Average(agreed, must(attribution.Equally(codes...))))))).Months(shares("A 12, B 12, C 7")))
	s := must(attribution.NewStatement(attribution.Header{Title: "Genuine", Authorities: codes},
		attribution.Service{Name: "Parks", Basis: basis, Host: "A", Running: attribution.Ongoing{Cost: pounds(1000)}, Facts: []attribution.Fact{
			attribution.Variance{Cause: attribution.CauseDemand, Amount: pounds(30), Basis: band, Reason: "agreed"}}}))
	genuine := func() document {
		var d document
		require.NoError(t, json.Unmarshal(must(json.Marshal(s)), &d))
		return d
	}
	require.NoError(t, genuine().verdict())
	type object = map[string]any
	tree := func(d document) object { return d.service(0)["basis"].(object) }
	part := func(d document, i int) object { return tree(d)["blend"].([]any)[i].(object) }
	for name, forge := range map[string]func(document){
		"two percentages":      func(d document) { part(d, 0)["percent"], part(d, 3)["percent"] = "10", "20" },
		"agreed percentages":   func(d document) { part(d, 0)["percentages"] = object{"A": "51", "B": "29", "C": "20"} },
		"the months":           func(d document) { tree(d)["months"].(object)["C"] = "8" },
		"the months left out":  func(d document) { delete(tree(d), "months") },
		"months in a part":     func(d document) { part(d, 0)["months"] = object{"A": "11", "B": "12", "C": "12"} },
		"the points of a band": func(d document) { part(d, 1)["band"].(object)["points"] = "2" },
		"what was agreed": func(d document) {
			part(d, 1)["band"].(object)["agreed"] = object{"percentages": object{"A": "51", "B": "29", "C": "20"}}
		},
		"what was actual":         func(d document) { part(d, 1)["band"].(object)["actual"] = object{"sole": "A"} },
		"the step":                func(d document) { part(d, 2)["rounded"].(object)["to"] = "2" },
		"what was rounded":        func(d document) { part(d, 2)["rounded"].(object)["of"] = object{"sole": "A"} },
		"a part of the average":   func(d document) { part(d, 3)["average"].([]any)[1] = object{"sole": "A"} },
		"one more in the average": func(d document) { part(d, 3)["average"] = append(part(d, 3)["average"].([]any), object{"sole": "A"}) },
		"a year's quantity": func(d document) {
			part(d, 2)["rounded"].(object)["of"].(object)["demand"].([]any)[3].(object)["quantity"] = "70"
		},
		"another kind for a part": func(d document) {
			part(d, 0)["proportion"] = object{"A": "1", "B": "1", "C": "1"}
			delete(part(d, 0), "percentages")
		},
		"two parts made one": func(d document) {
			tree(d)["blend"] = []any{object{"percent": "100", "equal": true, "authorities": []any{"A", "B", "C"}}}
		},
	} {
		d := genuine()
		forge(d)
		assert.ErrorContains(t, d.verdict(), "its weights are not those of the service's ongoing basis", name)
	}
	// The band of the variance gives way, by the same weights as an agreement of them.
	d := genuine()
	d.charges("Parks", "variance.agreed")[0]["basis"].(object)["band"].(object)["points"] = "3"
	assert.ErrorContains(t, d.verdict(), "its weights are not those of the basis agreed for it, on the actual basis, more than 3 points from the agreed one: A is furthest, by 4.6666… (agreed: by agreed percentages; actual: by demand: visits (mean of 2010/11, 2011/12))")
	// Points that change nothing but the reason are found by the reason.
	d = genuine()
	tree(d)["blend"].([]any)[1].(object)["band"].(object)["points"] = "7"
	assert.ErrorContains(t, d.verdict(), "its reason is not one that the rule gives")
}

// Whom whole steps of a per cent leave nothing is a finding, as deep as it stands,
// and so are proportions within that were scaled: 1 of 300 is less than half a per
// cent.
func TestFindingsOfCombinedBases(t *testing.T) {
	rounded := must(proportion("A 299, B 1, C 0").Rounded(pounds(1)))
	scaled := proportion("A 33, B 33, C 33")
	equal := must(attribution.Equally("A", "B", "C"))
	s := must(attribution.NewStatement(attribution.Header{Authorities: []attribution.Authority{"A", "B", "C"}},
		attribution.Service{Name: "Parks", Basis: must(attribution.Blend(perCent("50", rounded), perCent("50", scaled))), Running: attribution.Ongoing{Cost: pounds(100)}},
		attribution.Service{Name: "Libraries", Basis: equal, Running: attribution.Ongoing{Cost: pounds(100)}, Facts: []attribution.Fact{
			attribution.Variance{Cause: attribution.CauseDemand, Amount: pounds(1), Basis: rounded, Reason: "agreed"}}}))
	var texts []string
	for _, f := range s.Findings() {
		texts = append(texts, string(f.Code)+" | "+f.Service+" | "+string(f.Authority)+" | "+f.Text)
	}
	assert.Equal(t, []string{
		"basis.rounded_to_0 | Parks | B | a weight above nought that is 0% in whole steps of 1%",
		"basis.not_100 | Parks |  | the proportions come to 99, not to 100: each was scaled",
		"basis.rounded_to_0 | Libraries | B | a weight above nought that is 0% in whole steps of 1%",
	}, texts)
	none := must(attribution.NewStatement(attribution.Header{Authorities: []attribution.Authority{"A", "B", "C"}},
		attribution.Service{Name: "Parks", Basis: must(proportion("A 298, B 2, C 0").Rounded(pounds(1))), Running: attribution.Ongoing{Cost: pounds(100)}}))
	assert.Empty(t, none.Findings(), "2 of 300 round to a whole per cent")
}

// The table of the package page: every basis on one input, as the code has it.
func TestTableOfBases(t *testing.T) {
	agreed := must(attribution.Percentages(shares("A 50, B 30, C 20")))
	equal := must(attribution.Equally("A", "B", "C"))
	before, now := byVisits(visits("", "A 20, B 20, C 10")...), byVisits(visits("", "A 62, B 25, C 13")...)
	both := byVisits(append(visits("2010/11", "A 20, B 20, C 10"), visits("2011/12", "A 62, B 25, C 13")...)...)
	page := string(must(os.ReadFile("doc.go")))
	for _, row := range []struct {
		name  string
		basis attribution.Basis
	}{
		{"Percentages", agreed},
		{"InProportion", proportion("A 900, B 700, C 400")},
		{"Equally", equal},
		{"Solely, A", must(attribution.Solely("A"))},
		{"ByDemand", now},
		{"ByDemand, both years", both},
		{"Average, both years", must(attribution.Average(before, now))},
		{"Blend, 35% equal", must(attribution.Blend(perCent("35", equal), perCent("65", now)))},
		{"Band, 12 points", must(attribution.Band(agreed, now, pounds(12)))},
		{"Band, 11 points", must(attribution.Band(agreed, now, pounds(11)))},
		{"Rounded, 5%", must(now.Rounded(pounds(5)))},
		{"Months, C 6", must(now.Months(shares("A 12, B 12, C 6")))},
	} {
		borne, figures := must(row.basis.Apportion(pounds(1000))), []any{row.name, "–", "–", "–"}
		for a, amount := range borne.All() {
			figures[strings.Index("ABC", string(a))+1] = attribution.FormatPounds(amount)
		}
		line := fmt.Sprintf("//\t%-20s%9s%10s%10s   ", figures...)
		assert.True(t, strings.Contains(page, line), "%s: the page does not say %q", row.name, line)
	}
}
