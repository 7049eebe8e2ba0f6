package attribution_test

import (
	"encoding/json"
	"errors"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/triborough/fairshare/attribution"
)

// two is a statement with something in every part of it.
func two() attribution.Statement {
	codes := []attribution.Authority{"WCC", "RBKC", "LBHF"}
	equal := must(attribution.Equally(codes...))
	each := func(amounts ...int64) attribution.Shares {
		shares := make(attribution.Shares, len(codes))
		for i, code := range codes {
			shares[i] = attribution.Share{Authority: code, Amount: pounds(amounts[i])}
		}
		return shares
	}
	return must(attribution.NewStatement(attribution.Header{Title: "Two", Period: "2012/13", Authorities: codes},
		attribution.Service{Name: "Parks", Basis: equal, Host: "RBKC", Before: each(50, 40, 30), StandAlone: each(30, 40, 50),
			Running: attribution.Ongoing{Cost: pounds(100)}, Facts: []attribution.Fact{
				attribution.Variance{Cause: attribution.CauseIndirect, Treatment: attribution.TreatmentHostBears, Amount: pounds(9)},
			}},
		attribution.Service{Name: attribution.AllServices, Facts: []attribution.Fact{
			attribution.Transition{Amount: pounds(10), PaidBy: "WCC", ApprovedBy: codes, Necessity: attribution.NecessityComparable, By: attribution.ByNetReduction},
		}}))
}

// Nothing that comes back is what a value holds: writing to it changes nothing.
func TestNothingIsAliased(t *testing.T) {
	given := attribution.Shares{{Authority: "WCC", Amount: pounds(1)}, {Authority: "RBKC", Amount: pounds(2)}}
	basis := must(attribution.InProportion(given))
	given[0].Authority = "given"
	basis.Authorities()[0] = "authorities"
	basis.Weights()[0].Authority = "weights"
	assert.Equal(t, []attribution.Authority{"WCC", "RBKC"}, basis.Authorities())

	s, untouched := two(), two()
	s.Header().Authorities[0] = "header"
	s.Totals()[0].Authority = "totals"
	s.NextYear()[0].Authority = "next year"
	s.Due()[0].From = "due"
	s.Settlement()[0].From = "settlement"
	for c := range s.Charges() {
		c.Weights[0].Authority, c.Shares[0].Authority = "weights", "shares"
	}
	for _, v := range s.Services() {
		for _, shares := range []attribution.Shares{v.Before, v.After, v.NetReduction, v.StandAlone, v.NextYear} {
			for i := range shares {
				shares[i].Authority = "services"
			}
		}
		v.Participants[0] = "participants"
	}
	assert.True(t, s.Equal(untouched))
	assert.NoError(t, s.Verify())
}

// A host program may change what the decimal package does; no output changes.
func TestSettingsOfTheHostProgramDoNotReachTheOutput(t *testing.T) {
	want := must(json.Marshal(two()))
	precision, without, zero := decimal.DivisionPrecision, decimal.MarshalJSONWithoutQuotes, decimal.Zero
	defer func() {
		decimal.DivisionPrecision, decimal.MarshalJSONWithoutQuotes, decimal.Zero = precision, without, zero
		decimal.TrimTrailingZeros, decimal.UseScientificNotation = true, false
	}()
	decimal.DivisionPrecision, decimal.MarshalJSONWithoutQuotes, decimal.Zero = 0, true, pounds(7)
	decimal.TrimTrailingZeros, decimal.UseScientificNotation = false, true
	got := must(json.Marshal(two()))
	assert.Equal(t, string(want), string(got))
	var again attribution.Statement
	require.NoError(t, json.Unmarshal(got, &again))
	assert.NoError(t, again.Verify())
	assert.Equal(t, "168.75", attribution.FormatWeight(decimal.New(1687500, -4)))
}

// The zero values say what they are.
func TestZeroValues(t *testing.T) {
	var basis attribution.Basis
	assert.True(t, basis.IsZero())
	assert.Nil(t, basis.Authorities())
	assert.Nil(t, basis.Weights())
	assert.Equal(t, "no basis", basis.String())
	_, err := basis.ApportionPence(nil, 1)
	assert.ErrorIs(t, err, attribution.ErrBasis)
	_, err = basis.ApportionAll(nil, []int64{1})
	assert.ErrorIs(t, err, attribution.ErrBasis)
	_, err = basis.Working(pounds(1))
	assert.ErrorIs(t, err, attribution.ErrBasis)
	var s attribution.Statement
	assert.Empty(t, s.Totals())
	assert.Empty(t, s.Due())
	assert.Error(t, s.Verify(), "a statement of nobody")
}

// A programme's reductions are the sum of its services', and Verify says so.
func TestVerifyAddsUpTheProgramme(t *testing.T) {
	s := two()
	require.NoError(t, s.Verify())
	text := must(json.Marshal(s))
	var document map[string]any
	require.NoError(t, json.Unmarshal(text, &document))
	document["services"].([]any)[1].(map[string]any)["change"].(map[string]any)["LBHF"] = "-3.33"
	var tampered attribution.Statement
	require.NoError(t, json.Unmarshal(must(json.Marshal(document)), &tampered))
	// 30.00 before less 33.34, with the odd penny, is -3.34.
	assert.ErrorContains(t, tampered.Verify(), "attribution: All services: LBHF: a change of -3.33, but those of the services add up to -3.34")
}

// Would its contribution be enough to run the service alone?
func TestSufficiency(t *testing.T) {
	parks, found := two().SpendingOn("Parks")
	require.True(t, found)
	answers := parks.Sufficiency()
	require.Len(t, answers, 3)
	for i, want := range []struct{ contribution, shortfall string }{{"33.33", "-3.33"}, {"33.33", "6.67"}, {"33.34", "16.66"}} {
		assert.Equal(t, want.contribution, attribution.FormatAmount(answers[i].Contribution))
		assert.Equal(t, want.shortfall, attribution.FormatAmount(answers[i].Shortfall))
	}
	programme, _ := two().SpendingOn(attribution.AllServices)
	assert.Nil(t, programme.Sufficiency())
}

// What is asked of a service that is not there says so.
func TestUnknownServiceOrAuthority(t *testing.T) {
	s := two()
	_, found := s.SpendingOn("Park")
	assert.False(t, found)
	assert.Nil(t, s.Service("Park"))
	assert.Nil(t, s.NextYearOf("Park"))
	for range s.ChargesOf("Park") {
		t.Error("a charge of no service")
	}
	_, named := s.Totals().Lookup("WCCC")
	assert.False(t, named)
	amount, named := s.Service("Parks").Lookup("LBHF")
	assert.True(t, named)
	assert.Equal(t, "33.34", attribution.FormatAmount(amount)) // the odd penny of £100.00
}

// What is wrong with services and header as such.
func TestStatementRefused(t *testing.T) {
	codes := []attribution.Authority{"WCC", "RBKC"}
	equal := must(attribution.Equally(codes...))
	own := errors.New("the ledger is closed")
	for _, c := range []struct {
		header  attribution.Header
		service attribution.Service
		kind    error
		text    string
	}{
		{attribution.Header{}, attribution.Service{Name: "Parks", Basis: must(attribution.Solely("WCC"))}, attribution.ErrAuthority,
			"attribution: a statement without authorities\nattribution: Parks: WCC: takes part but is none of the statement's authorities"},
		{attribution.Header{Authorities: codes}, attribution.Service{Basis: equal}, attribution.ErrText, `attribution: a service without a name, or one that is not UTF-8: ""`},
		{attribution.Header{Authorities: codes}, attribution.Service{Name: "Parks"}, attribution.ErrBasis, "attribution: Parks: nobody takes part: the service has no basis"},
		{attribution.Header{Authorities: codes}, attribution.Service{Name: "Parks", Basis: equal, Host: "LBHF"}, attribution.ErrAuthority, "attribution: Parks: LBHF: is the host but none of the statement's authorities"},
		{attribution.Header{Authorities: codes}, attribution.Service{Name: "Parks", Basis: equal, Running: attribution.Ongoing{}, Before: attribution.Shares{{Authority: "WCC"}}}, attribution.ErrAuthority,
			"attribution: Parks: RBKC: takes part but has no spending before, nought included"},
		{attribution.Header{Authorities: codes}, attribution.Service{Name: "Parks", Basis: equal, Facts: []attribution.Fact{nil}}, attribution.ErrText, "attribution: Parks: fact 1: nothing where a fact should be"},
		{attribution.Header{Authorities: codes}, attribution.Service{Name: "Parks", Basis: equal, Facts: []attribution.Fact{failing{own}}}, own, "attribution: Parks: fact 1: the ledger is closed"},
		{attribution.Header{Authorities: codes}, attribution.Service{Name: "Parks", Basis: equal, Facts: []attribution.Fact{(*attribution.Failure)(nil)}}, attribution.ErrText, "attribution: Parks: fact 1: nothing where a fact should be"},
	} {
		_, err := attribution.NewStatement(c.header, c.service)
		require.ErrorIs(t, err, c.kind)
		assert.EqualError(t, err, c.text)
	}
	_, err := attribution.NewStatement(attribution.Header{Authorities: codes},
		attribution.Service{Name: "Parks", Basis: equal}, attribution.Service{Name: "Parks", Basis: equal})
	assert.EqualError(t, err, "attribution: Parks: a second service of that name")
}

type failing struct{ err error }

func (f failing) Attribute(attribution.Service) ([]attribution.Charge, error) { return nil, f.err }
