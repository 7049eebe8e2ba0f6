package casefile_test

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/triborough/fairshare/internal/casefile"
)

// onBasis is a case of one service on a basis; another council takes no part.
func onBasis(basis string) string {
	return "title: Parks\nauthorities: [{code: A}, {code: B}, {code: C}, {code: D}]\nservices:\n  - name: Parks\n    authorities: [A, B, C]\n    cost: 100\n    basis: " + basis + "\n"
}

// What is read is the basis that the file says, and is printed as the file says it.
func TestBasesAreRead(t *testing.T) {
	equal := `"equal":true,"authorities":["A","B","C"]`
	for basis, want := range map[string]string{
		`{percentages: {A: 20, B: 30, C: 50}}`:                                                        `{"percentages":{"A":"20","B":"30","C":"50"}}`,
		`{equal: true, authorities: [C, A]}`:                                                          `{"equal":true,"authorities":["C","A"]}`,
		`{authorities: [A, B], demand: [{authority: B, measure: visits, quantity: 1}]}`:               `{"demand":[{"authority":"B","measure":"visits","quantity":"1","quality":"1"}],"authorities":["A","B"]}`,
		`{blend: [{percent: 35.5, equal: true}, {sole: B, percent: 64.5}]}`:                           `{"blend":[{"percent":"35.5",` + equal + `},{"percent":"64.5","sole":"B"}]}`,
		`{blend: [{percent: 100, equal: true}]}`:                                                      `{` + equal + `}`,
		`{average: [{equal: true}, {equal: true, authorities: [A]}]}`:                                 `{"average":[{` + equal + `},{"equal":true,"authorities":["A"]}]}`,
		`{band: {points: 3.5, actual: {sole: A}, agreed: {equal: true}}}`:                             `{"band":{"agreed":{` + equal + `},"actual":{"sole":"A"},"points":"3.5"}}`,
		`{rounded: {of: {equal: true}, to: 0.5}}`:                                                     `{"rounded":{"to":"0.5","of":{` + equal + `}}}`,
		`{months: {C: 7, A: 12, B: 6.5}, equal: true}`:                                                `{` + equal + `,"months":{"A":"12","B":"6.5","C":"7"}}`,
		`{months: {C: 12, A: 12, B: 12}, equal: true}`:                                                `{` + equal + `}`,
		`{blend: [{percent: 40, equal: true, months: {A: 12, B: 12, C: 7}}, {percent: 60, sole: A}]}`: `{"blend":[{"percent":"40",` + equal + `,"months":{"A":"12","B":"12","C":"7"}},{"percent":"60","sole":"A"}]}`,
		`{demand: [{authority: A, measure: visits, year: 2010/11, quantity: 1}, {authority: A, measure: visits, year: 2011/12, quantity: 3}]}`: `{"demand":[{"authority":"A","measure":"visits","year":"2010/11","quantity":"1","quality":"1"},` +
			`{"authority":"A","measure":"visits","year":"2011/12","quantity":"3","quality":"1"}],"authorities":["A","B","C"]}`,
	} {
		c, err := casefile.Read("case.yaml", strings.NewReader(onBasis(basis)))
		if !assert.NoError(t, err, basis) {
			continue
		}
		got, err := json.Marshal(c.Statement.Services()[0].Basis)
		require.NoError(t, err)
		assert.Equal(t, want, string(got), basis)
		// What is printed is a basis of a case file too, but for figures that stand in
		// quotes.
		again, err := casefile.Read("case.yaml", strings.NewReader(onBasis(string(got))))
		if assert.NoError(t, err, string(got)) {
			assert.True(t, again.Statement.Services()[0].Basis.Equal(c.Statement.Services()[0].Basis), basis)
		}
	}
}

// One fault is one message, at its line, and nothing else is said for its sake.
func TestBasesRefused(t *testing.T) {
	const kinds = "exactly one of demand, proportion, percentages, equal, sole, blend, average, band and rounded is given, not "
	for basis, says := range map[string]string{
		`{}`:                                                                          "basis: " + kinds + "0",
		`{months: {A: 12, B: 12, C: 7}}`:                                              "basis: " + kinds + "0",
		`{authorities: [A]}`:                                                          "basis: " + kinds + "0",
		`{equal: true, sole: A}`:                                                      "basis: " + kinds + "2",
		`{percent: 35, equal: true}`:                                                  `basis: unknown key "percent" (known here: authorities, demand, proportion, percentages, equal, sole, blend, average, band, rounded, months)`,
		`{equal: true, month: {A: 12, B: 12, C: 7}}`:                                  `basis: unknown key "month": did you mean "months"?`,
		`{precentages: {A: 20, B: 30, C: 50}}`:                                        `basis: unknown key "precentages": did you mean "percentages"?`,
		`{percentages: {A: 20, B: 30, C: 49.5}}`:                                      "basis: the percentages come to 99.5, not to 100",
		`{percentages: {A: 20, B: 80}}`:                                               "basis: percentages: C takes part but is not named, nought included",
		`{percentages: {A: 20, B: 30, C: 50, D: 0}}`:                                  "basis: percentages: D takes no part in the service",
		`{percentages: {A: 20, B: 80}, authorities: [A, B]}`:                          "basis: percentages: it names every participant: authorities stand beside equal or demand alone",
		`{proportion: {A: 20, B: 80}, authorities: [A, B]}`:                           "basis: proportion: it names every participant: authorities stand beside equal or demand alone",
		`{sole: A, authorities: [A, B]}`:                                              "basis: sole: it names one authority: authorities stand beside equal or demand alone",
		`{blend: [{percent: 100, sole: A}], authorities: [A, B]}`:                     "basis: blend: each part says who shares in it: authorities stand beside equal or demand alone",
		`{average: [{sole: A}], authorities: [A, B]}`:                                 "basis: average: each of them says who shares in it: authorities stand beside equal or demand alone",
		`{band: {agreed: {sole: A}, actual: {sole: A}, points: 1}, authorities: [A]}`: "basis: band: both of them say who shares in it: authorities stand beside equal or demand alone",
		`{rounded: {to: 1, of: {sole: A}}, authorities: [A, B]}`:                      "basis: rounded: what is rounded says who shares in it: authorities stand beside equal or demand alone",
		`{equal: true, authorities: [A, D]}`:                                          "basis: authorities: D takes no part in the service",
		`{equal: true, authorities: []}`:                                              "basis: authorities: nobody takes part",
		`{equal: true, authorities: [A, A]}`:                                          "basis: authorities 2: A stands twice",
		`{demand: [{authority: A, measure: visits, quantity: 1}], authorities: [B]}`:  `basis: A: has demand ("visits") but takes no part`,
		`{blend: []}`:                                                                       "basis: blend of nothing: name its parts",
		`{blend: {percent: 100, sole: A}}`:                                                  "basis: blend: a mapping where a list belongs",
		`{blend: [{sole: A}, {percent: 100, sole: A}]}`:                                     `basis: blend 1: the key "percent" is missing`,
		`{blend: [{percent: 35}, {percent: 65, sole: A}]}`:                                  "basis: blend 1: " + kinds + "0",
		`{blend: [{percent: 35, sole: A}, {percent: 64, sole: B}]}`:                         "basis: the parts come to 99 per cent, not to 100",
		`{blend: [{percent: 0, sole: A}, {percent: 100, sole: B}]}`:                         "basis: part 1: 0 per cent: a part is above nought",
		`{blend: [{percent: 35%, sole: A}, {percent: 65, sole: B}]}`:                        `basis: blend 1: percent: "35%" is not a number of nought or more, such as 135 or 1.25`,
		`{blend: [{percent: 35, sole: D}, {percent: 65, sole: B}]}`:                         "basis: blend 1: sole: D takes no part in the service",
		`{blend: [{percent: 35, blend: [{percent: 99, sole: A}]}, {percent: 65, sole: B}]}`: "basis: blend 1: the parts come to 99 per cent, not to 100",
		`{average: []}`: "basis: average of nothing: name its parts",
		`{average: [{percent: 50, sole: A}, {sole: B}]}`:                  `basis: average 1: unknown key "percent" (known here: authorities, demand, proportion, percentages, equal, sole, blend, average, band, rounded, months)`,
		`{band: {agreed: {sole: A}, actual: {sole: B}}}`:                  `basis: band: the key "points" is missing`,
		`{band: {agreed: {sole: A}, points: 3}}`:                          `basis: band: the key "actual" is missing`,
		`{band: {actual: {sole: A}, points: 3}}`:                          `basis: band: the key "agreed" is missing`,
		`{band: {agreed: {sole: A}, actual: {sole: B}, points: 101}}`:     "basis: a band of 101 points: 0 to 100",
		`{band: {agreed: {equal: false}, actual: {sole: B}, points: 3}}`:  `basis: band: agreed: equal: equal can only be true, not "false"`,
		`{rounded: {to: 3, of: {equal: true}}}`:                           "basis: a step of 3 per cent: so many do not come to 100",
		`{rounded: {to: 0, of: {equal: true}}}`:                           "basis: a step of 0 per cent: it is above nought",
		`{rounded: {of: {equal: true}}}`:                                  `basis: rounded: the key "to" is missing`,
		`{rounded: {to: 1}}`:                                              `basis: rounded: the key "of" is missing`,
		`{equal: true, months: {A: 12, B: 12}}`:                           "basis: months: C: stands in the basis and its months are not given, 12 included",
		`{equal: true, authorities: [A, B], months: {A: 12, B: 7, C: 1}}`: "basis: months: C: has months and does not stand in the basis",
		`{equal: true, months: {A: 12, B: 12, C: 13}}`:                    "basis: months: C: 13 months: 0 to 12",
		`{equal: true, months: {A: 0, B: 0, C: 0}}`:                       "basis: months: every weight is zero: there is nothing to share by",
		`{equal: true, months: {A: 12, B: 12, C: -7}}`:                    `basis: months: C: "-7" is not a number of nought or more, such as 135 or 1.25`,
		`{equal: true, months: 7}`:                                        `basis: months: "7" where a mapping (key: value) belongs`,
		`{demand: [{authority: A, measure: visits, year: 2010, quantity: 1}, {authority: A, measure: visits, year: 2011, quantity: 1}, {authority: B, measure: visits, year: 2010, quantity: 1}]}`: `basis: B: "visits" is not given for 2011: a mean takes every year, nought included`,
		`{demand: [{authority: A, measure: visits, year: 2010, quantity: 1}, {authority: A, measure: visits, quantity: 1}]}`:                                                                       `basis: A: a line of "visits" without a year, where others name theirs: all lines do, or none`,
		`{demand: [{authority: A, measure: visits, year: '', quantity: 1}]}`:                                                                                                                       "basis: demand 1: year: nothing is given",
	} {
		_, err := casefile.Read("case.yaml", strings.NewReader(onBasis(basis)))
		assert.EqualError(t, err, "case.yaml:7: Parks: "+says, basis)
	}
}

// A fault deep within stands at its own line.
func TestBasesRefusedAtTheirLine(t *testing.T) {
	_, err := casefile.Read("case.yaml", strings.NewReader(onBasis(`
      blend:
        - {percent: 30, equal: true}
        - percent: 70
          band:
            points: 3
            agreed: {percentages: {A: 20, B: 30, C: 49}}
            actual:
              average:
                - {equal: true}
                - {equal: true,
                   months: {A: 12, B: 12}}
    host: D`)))
	assert.EqualError(t, err, "case.yaml:13: Parks: basis: blend 2: band: agreed: the percentages come to 99, not to 100\n"+
		"case.yaml:18: Parks: basis: blend 2: band: actual: average 2: months: C: stands in the basis and its months are not given, 12 included")
}

// What a short file can ask for is bounded, and so is how deep it goes.
func TestBasesHaveBounds(t *testing.T) {
	deep := strings.Repeat("{rounded: {to: 1, of: ", 32) + "{equal: true}" + strings.Repeat("}}", 32)
	_, err := casefile.Read("case.yaml", strings.NewReader(onBasis(deep)))
	assert.EqualError(t, err, "case.yaml:7: Parks: basis: bases within bases, more than 32 levels deep")
	_, err = casefile.Read("case.yaml", strings.NewReader(onBasis(strings.TrimSuffix(strings.TrimPrefix(deep, "{rounded: {to: 1, of: "), "}}"))))
	assert.NoError(t, err)

	var codes []string
	for i := range 1000 {
		codes = append(codes, fmt.Sprintf("{code: A%d}", i))
	}
	wide := "title: Parks\nauthorities: [" + strings.Join(codes, ", ") + "]\nservices:\n  - name: Parks\n    cost: 100\n    basis: {average: [" +
		strings.Repeat("{equal: true}, ", 1000) + "{equal: true}]}\n"
	_, err = casefile.Read("case.yaml", strings.NewReader(wide))
	assert.EqualError(t, err, "case.yaml:6: Parks: basis: average 500: more than 500000 shares, every cost among all who take part: divide the file")
}
