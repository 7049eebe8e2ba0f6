package attribution_test

import (
	"errors"
	"fmt"
	"slices"
	"testing"
	"time"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/triborough/fairshare/attribution"
)

// ledgerClosed is an error type of a caller's own.
type ledgerClosed struct{ ledger int }

func (e ledgerClosed) Error() string { return fmt.Sprintf("ledger %d is closed", e.ledger) }

// several is an error of a caller's own that holds others, and says more than they.
type several []error

func (s several) Error() string   { return fmt.Sprintf("%d things are wrong", len(s)) }
func (s several) Unwrap() []error { return s }

// What a caller's own fact returns survives: its text, and all that it wraps.
func TestErrorsOfACallersFactSurvive(t *testing.T) {
	plain := errors.New("the ledger is closed")
	ours := attribution.CheckAmount(decimal.New(1, -3))
	for _, c := range []struct {
		name  string
		err   error
		texts []string // of the faults
	}{
		{"a plain one", plain, []string{"attribution: Parks: fact 1: the ledger is closed"}},
		{"theirs and ours, joined", errors.Join(plain, ours), []string{"attribution: Parks: fact 1: the ledger is closed", "attribution: Parks: fact 1: 0.001 has a fraction of a penny"}},
		{"joined twice", errors.Join(errors.Join(ours, plain), ledgerClosed{7}), []string{"attribution: Parks: fact 1: 0.001 has a fraction of a penny",
			"attribution: Parks: fact 1: the ledger is closed", "attribution: Parks: fact 1: ledger 7 is closed"}},
		{"ours, wrapped", fmt.Errorf("ledger 7: %w", ours), []string{"attribution: Parks: fact 1: ledger 7: attribution: 0.001 has a fraction of a penny"}},
		{"theirs, wrapped twice", fmt.Errorf("a: %w", fmt.Errorf("b: %w", ledgerClosed{7})), []string{"attribution: Parks: fact 1: a: b: ledger 7 is closed"}},
		{"one that holds others and says more", several{plain, ours}, []string{"attribution: Parks: fact 1: 2 things are wrong"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, err := attribution.NewStatement(attribution.Header{Authorities: three}, attribution.Service{Name: "Parks", Basis: equally(), Facts: []attribution.Fact{failing{c.err}}})
			require.Error(t, err)
			var texts []string
			for fault := range attribution.Faults(err) {
				texts = append(texts, fault.Error())
			}
			assert.Equal(t, c.texts, texts)
			for _, wrapped := range []error{plain, attribution.ErrPenny} {
				assert.Equal(t, errors.Is(c.err, wrapped), errors.Is(err, wrapped), "%v is found as before", wrapped)
			}
			var theirs ledgerClosed
			assert.Equal(t, errors.As(c.err, new(ledgerClosed)), errors.As(err, &theirs))
			var holder several
			assert.Equal(t, errors.As(c.err, new(several)), errors.As(err, &holder))
		})
	}
}

// Limits come first, whatever else is wrong with a charge: a decimal with a huge
// exponent would keep a process busy for ever.
func TestLimitsComeFirst(t *testing.T) {
	huge := decimal.New(1, 40_000_000)
	weights := attribution.Shares{{Authority: "WCC", Amount: huge}}
	for name, charge := range map[string]attribution.Charge{
		"no shares":        {Service: "Parks", Rule: "own.levy", Source: "ours", Amount: ten, Weights: weights},
		"another's shares": {Service: "Parks", Rule: "own.levy", Source: "ours", Amount: ten, Weights: weights, Shares: shares("RBKC 10")},
		"a huge share":     {Service: "Parks", Rule: "own.levy", Source: "ours", Amount: ten, Weights: shares("WCC 1"), Shares: attribution.Shares{{Authority: "WCC", Amount: huge}}},
		"a huge amount":    {Service: "Parks", Rule: "own.levy", Source: "ours", Amount: huge, Weights: shares("WCC 1"), Shares: shares("WCC 10")},
		"of no service":    {Rule: "whim", Amount: huge, Weights: weights},
	} {
		t.Run(name, func(t *testing.T) {
			done := make(chan error, 1)
			go func() {
				_, err := attribution.NewStatement(attribution.Header{Authorities: three}, attribution.Service{Name: "Parks", Basis: equally(), Facts: []attribution.Fact{gift{charge}}})
				done <- err
			}()
			select {
			case err := <-done:
				assert.ErrorIs(t, err, attribution.ErrLimit)
			case <-time.After(time.Minute): // far past what it takes: it guards the test run against a hang, and measures nothing
				t.Fatal("still at it")
			}
		})
	}
	assert.Equal(t, "1e40000000", attribution.FormatAmount(huge))
	assert.Equal(t, "1e40000000", attribution.FormatPounds(huge))
	assert.Equal(t, "1e40000000", attribution.FormatWeight(huge))
	assert.Equal(t, "1e40000000", attribution.FormatQuantity(huge))
}

// levy is a rule of a caller's own: so much from each authority, in equal parts.
type levy struct {
	rule   attribution.Rule
	source string
	amount decimal.Decimal
}

func (l levy) Attribute(s attribution.Service) ([]attribution.Charge, error) {
	charge, err := attribution.Charge{Service: s.Name, Rule: l.rule, Source: l.source, Description: "Levy", Amount: l.amount, Because: "as the board decided"}.On(equally())
	return []attribution.Charge{charge}, err
}

// A rule of a caller's own is held to the penny law, brings its source, is part
// of the JSON and of the totals, and is a finding.
func TestOwnRules(t *testing.T) {
	statement := func(fact attribution.Fact) (attribution.Statement, error) {
		return attribution.NewStatement(attribution.Header{Authorities: three}, attribution.Service{Name: "Parks", Basis: proportion("WCC 2, RBKC 1, LBHF 1"), Facts: []attribution.Fact{fact}})
	}
	s, err := statement(levy{"own.levy", "the board's minutes, 3 May 2012", pounds(-10)})
	require.NoError(t, err)
	assert.NoError(t, s.Verify())
	assert.Equal(t, shares("WCC -3.33, RBKC -3.33, LBHF -3.34"), s.Totals()) // −10.00 in three, the odd penny to the code that sorts first
	var again attribution.Statement
	require.NoError(t, again.UnmarshalJSON(must(s.MarshalJSON())))
	assert.True(t, again.Equal(s))
	assert.NoError(t, again.Verify())
	assert.Equal(t, []attribution.Finding{{Code: attribution.FindingOwnRule, Service: "Parks",
		Text: "Levy, -£10.00: by own.levy, which is no rule of the agreement; its source: the board's minutes, 3 May 2012"}}, s.Findings())
	for _, c := range []struct {
		fact levy
		text string
	}{
		{levy{"own.levy", "", ten}, "attribution: Parks: fact 1: a rule of a caller's own names no source"},
		{levy{"own.", "ours", ten}, `attribution: Parks: fact 1: "own." is no rule of the agreement, nor one of a caller's own (own.…)`},
		{levy{"levy", "ours", ten}, `attribution: Parks: fact 1: "levy" is no rule of the agreement, nor one of a caller's own (own.…)`},
	} {
		_, err := statement(c.fact)
		assert.ErrorIs(t, err, attribution.ErrVerify)
		assert.EqualError(t, err, c.text)
	}
	assert.True(t, attribution.Rule("own.x").Own())
	assert.False(t, attribution.Rule("own.").Own())
	assert.False(t, attribution.RuleOngoing.Own())
}

// A caller's fact keeps its slices to itself: what it does with them later changes
// no statement.
func TestChargesAreCopied(t *testing.T) {
	charge := must(attribution.Charge{Service: "Parks", Rule: "own.levy", Source: "ours", Amount: ten}.On(equally()))
	s := must(attribution.NewStatement(attribution.Header{Authorities: three}, attribution.Service{Name: "Parks", Basis: equally(), Facts: []attribution.Fact{gift{charge}}}))
	charge.Shares[0].Amount, charge.Weights[0].Authority = pounds(99), "X"
	for c := range s.Charges() {
		c.Shares[0].Amount = pounds(98)
	}
	assert.NoError(t, s.Verify())
	assert.Equal(t, "3.33", attribution.FormatAmount(slices.Collect(s.Charges())[0].Shares.Of("WCC")))
}
