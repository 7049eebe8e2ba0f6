package attribution_test

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/triborough/fairshare/attribution"
	"github.com/triborough/fairshare/internal/lawtest"
)

func TestParseShares(t *testing.T) {
	got, err := attribution.ParseShares("WCC 247,  London Borough -147.50 ,LBHF 0")
	require.NoError(t, err)
	assert.True(t, got.Equal(attribution.Shares{{Authority: "WCC", Amount: decimal.NewFromInt(247)}, {Authority: "London Borough", Amount: decimal.New(-1475, -1)}, {Authority: "LBHF"}}), "%v", got)
	for _, c := range []struct {
		text string
		kind error
		says string
	}{
		{"", attribution.ErrAuthority, `attribution: "" is not an authority and its figure, such as WCC 247`},
		{"WCC 1,", attribution.ErrAuthority, `attribution: "" is not an authority and its figure, such as WCC 247`},
		{"WCC", attribution.ErrAuthority, `attribution: "WCC" is not an authority and its figure, such as WCC 247`},
		{"WCC 1, WCC 2", attribution.ErrAuthority, "attribution: WCC: named twice"},
		{"WCC one", attribution.ErrWeight, `attribution: WCC: "one" is not a number such as 135, 1.25 or -3`},
		{"WCC 1e9", attribution.ErrWeight, `attribution: WCC: "1e9" is not a number such as 135, 1.25 or -3`},
		{"WCC --1", attribution.ErrWeight, `attribution: WCC: "--1" is not a number such as 135, 1.25 or -3`},
		{"WCC 112,400", attribution.ErrAuthority, `attribution: "400" is not an authority and its figure, such as WCC 247`},
		{"WCC " + strings.Repeat("9", 39), attribution.ErrLimit, `attribution: WCC: "` + strings.Repeat("9", 39) + `" is too long: at most 38 digits are taken, 18 of them decimals`},
		{"WCC 0." + strings.Repeat("1", 19), attribution.ErrLimit, `attribution: WCC: "0.` + strings.Repeat("1", 19) + `" is too long: at most 38 digits are taken, 18 of them decimals`},
	} {
		got, err := attribution.ParseShares(c.text)
		assert.ErrorIs(t, err, c.kind)
		assert.EqualError(t, err, c.says)
		assert.Nil(t, got)
	}
	_, err = attribution.ParseShares("WCC " + strings.Repeat("9", 20) + "." + strings.Repeat("1", 18))
	assert.NoError(t, err, "38 digits, 18 of them decimals")
}

// Adding and subtracting go by authority, whatever the order, and one that is not
// named counts as nought.
func TestSharesPlusMinus(t *testing.T) {
	a, b := shares("WCC 1, RBKC 2"), shares("LBHF 4, WCC 3")
	assert.Equal(t, "[{WCC 4} {RBKC 2} {LBHF 4}]", fmt.Sprint(a.Plus(b)))
	assert.Equal(t, "[{WCC -2} {RBKC 2} {LBHF -4}]", fmt.Sprint(a.Minus(b)))
	assert.Equal(t, "[{LBHF 4} {WCC 4} {RBKC 2}]", fmt.Sprint(b.Plus(a)))
	assert.Equal(t, "[{WCC 1} {RBKC 2}]", fmt.Sprint(a), "neither changes what it adds")
	assert.Equal(t, "[{LBHF 4} {WCC 3}]", fmt.Sprint(b))
	var seen []string
	for authority, figure := range a.All() {
		seen = append(seen, fmt.Sprint(authority, " ", figure))
	}
	assert.Equal(t, []string{"WCC 1", "RBKC 2"}, seen)
	for authority := range a.All() {
		assert.Equal(t, attribution.Authority("WCC"), authority)
		break
	}
}

// Shares and bases read back from their JSON as what they were, whatever a host
// program did to the decimal package.
func lawJSONRoundTrip(t *rapid.T) {
	decimal.MarshalJSONWithoutQuotes = true
	defer func() { decimal.MarshalJSONWithoutQuotes = false }()
	figures := weights(t, authorities(t, 6))
	for i := range figures {
		if rapid.Bool().Draw(t, "negative") {
			figures[i].Amount = figures[i].Amount.Neg()
		}
	}
	var again attribution.Shares
	if err := json.Unmarshal(must(json.Marshal(figures)), &again); err != nil || !again.Equal(figures) {
		t.Fatalf("%v reads back as %v, %v", figures, again, err)
	}
	basis := anyBasis(t)
	text := must(json.Marshal(basis))
	var grown attribution.Basis
	if err := json.Unmarshal(text, &grown); err != nil || !grown.Equal(basis) || grown.String() != basis.String() {
		t.Fatalf("%s reads back as %v, %v", text, grown, err)
	}
	if second := must(json.Marshal(grown)); string(second) != string(text) {
		t.Fatalf("%s is written again as %s", text, second)
	}
}

// anyBasis draws a basis of any kind.
func anyBasis(t *rapid.T) attribution.Basis {
	codes := authorities(t, 6)
	switch rapid.SampledFrom([]string{"proportion", "equal", "sole", "demand"}).Draw(t, "kind of basis") {
	case "equal":
		return must(attribution.Equally(codes...))
	case "sole":
		return must(attribution.Solely(codes[0]))
	case "demand":
		var lines []attribution.Demand
		for _, w := range weights(t, codes) {
			for range rapid.IntRange(0, 2).Draw(t, "lines") {
				lines = append(lines, attribution.Demand{Authority: w.Authority, Measure: rapid.SampledFrom([]string{"", "calls & visits", "orders"}).Draw(t, "measure"), Quantity: w.Amount, Quality: decimal.New(125, -2)})
			}
		}
		lines = append(lines, attribution.Demand{Authority: codes[0], Quantity: pounds(1), Quality: pounds(1)})
		return must(attribution.ByDemand(codes, lines...))
	}
	return must(attribution.InProportion(weights(t, codes)))
}

func TestJSONRoundTrip(t *testing.T) { rapid.Check(t, lawJSONRoundTrip) }

func FuzzJSONRoundTrip(f *testing.F) { lawtest.Fuzz(f, lawJSONRoundTrip) }

func TestSharesJSON(t *testing.T) {
	assert.Equal(t, `{"WCC":"247","R&D":"-1.5"}`, string(must(attribution.Shares{{Authority: "WCC", Amount: decimal.New(2470, -1)}, {Authority: "R&D", Amount: decimal.New(-150, -2)}}.MarshalJSON())))
	assert.Equal(t, `{}`, string(must(json.Marshal(attribution.Shares(nil)))))
	_, err := json.Marshal(attribution.Shares{{Authority: "WCC", Amount: decimal.New(1, 65)}})
	assert.ErrorIs(t, err, attribution.ErrLimit)
	kept := shares("WCC 1")
	require.NoError(t, json.Unmarshal([]byte("null"), &kept))
	assert.True(t, kept.Equal(shares("WCC 1")), "null changes nothing")
	for text, says := range map[string]string{
		`{"WCC":"1","WCC":"2"}`: `the key "WCC" stands twice`, `{"WCC":1}`: "1 where a string was expected", `[]`: "[ where { was expected", `{"WCC":"1e9"}`: `"1e9" is not a number`,
		`{"WCC":"1"}{}`: "something follows the value", `{"WCC":"1"`: "not JSON",
	} {
		assert.ErrorContains(t, kept.UnmarshalJSON([]byte(text)), says)
		assert.True(t, kept.Equal(shares("WCC 1")), "a fault changes nothing")
	}
}

// A basis is written as a case file gives it.
func TestBasisJSON(t *testing.T) {
	demand := must(attribution.ByDemand(three[:2], attribution.Demand{Authority: "WCC", Measure: "orders", Quantity: decimal.New(1350, -1), Quality: decimal.New(125, -2)},
		attribution.Demand{Authority: "RBKC", Measure: "orders", Quantity: decimal.New(92, 0), Quality: decimal.New(1, 0)}))
	idle := must(attribution.ByDemand(three[:2], attribution.Demand{Authority: "RBKC", Measure: "orders", Quantity: decimal.New(92, 0), Quality: decimal.New(1, 0)}))
	for text, basis := range map[string]attribution.Basis{
		`{"proportion":{"WCC":"2.5","RBKC":"0"}}`:     proportion("WCC 2.50, RBKC 0"),
		`{"equal":true,"authorities":["WCC","RBKC"]}`: must(attribution.Equally("WCC", "RBKC")),
		`{"sole":"WCC"}`: must(attribution.Solely("WCC")),
		`null`:           {},
		`{"demand":[{"authority":"WCC","measure":"orders","quantity":"135","quality":"1.25"},{"authority":"RBKC","measure":"orders","quantity":"92","quality":"1"}]}`: demand,
		`{"demand":[{"authority":"RBKC","measure":"orders","quantity":"92","quality":"1"}],"authorities":["WCC","RBKC"]}`:                                             idle,
	} {
		assert.Equal(t, text, string(must(json.Marshal(basis))))
		var again attribution.Basis
		require.NoError(t, json.Unmarshal([]byte(text), &again))
		assert.True(t, again.Equal(basis))
	}
	kept := equally()
	require.NoError(t, json.Unmarshal([]byte(" null "), &kept))
	assert.True(t, kept.Equal(equally()), "null changes nothing")
	for text, says := range map[string]string{
		`{}`: "exactly one of demand", `{"equal":false,"authorities":["WCC"]}`: "exactly one of demand", `{"equal":true,"sole":"WCC"}`: "exactly one of demand",
		`{"equal":true}`: "a basis without authorities", `{"proportion":{"WCC":"0"}}`: "every weight is zero", `{"proportion":{"WCC":"-1"}}`: "is not a number of nought or more",
		`{"sole":"WCC","authorities":["WCC"]}`: "names its authorities twice", `{"share":"WCC"}`: `unknown key "share"`, `{"demand":[{"authority":"WCC","measure":"","quantity":"1"}]}`: `the key "quality" is missing`,
		`{"demand":[{"authority":"WCC","measure":"","quantity":"1","quality":"0"}]}`: "it must be above zero",
	} {
		assert.ErrorContains(t, kept.UnmarshalJSON([]byte(text)), says, text)
		assert.True(t, kept.Equal(equally()), "a fault changes nothing")
	}
}

// Who takes part stands in an order of its own, whatever that of the lines of demand.
func TestDemandKeepsItsOrder(t *testing.T) {
	one := decimal.New(1, 0)
	basis := must(attribution.ByDemand(three[:2], attribution.Demand{Authority: "RBKC", Measure: "orders", Quantity: one, Quality: one}, attribution.Demand{Authority: "WCC", Measure: "orders", Quantity: one, Quality: one}))
	var again attribution.Basis
	require.NoError(t, json.Unmarshal(must(json.Marshal(basis)), &again))
	assert.Equal(t, three[:2], again.Authorities())
	assert.True(t, again.Equal(basis))
}
