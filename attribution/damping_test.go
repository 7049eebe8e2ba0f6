package attribution_test

import (
	"encoding/json"
	"strings"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/triborough/fairshare/attribution"
	"github.com/triborough/fairshare/internal/lawtest"
	"github.com/triborough/fairshare/tupe"
)

// per is a limit in per cent.
func per(cent string) *decimal.Decimal {
	if cent == "" {
		return nil
	}
	return new(must(attribution.ParseWeight(cent)))
}

// damped is a service of three, of £1,000.00 shared 50 : 30 : 20.
func damped(reference, rise, fall string, notHeld ...attribution.Authority) attribution.Service {
	return attribution.Service{Name: "Control room", Basis: proportion("A 50, B 30, C 20"), Host: "A", Running: attribution.Ongoing{Cost: pounds(1000)},
		Damping: &attribution.Damping{Reference: shares(reference), Rise: per(rise), Fall: per(fall), NotHeld: notHeld}}
}

// Contributions of 500, 300 and 200, held to their limits. Worked by hand.
func TestDamping(t *testing.T) {
	for _, c := range []struct {
		name    string
		service attribution.Service
		want    string // what each contributes
	}{
		{"all within, at the limit", damped("A 500, B 300, C 200", "0", "0"), "A 500, B 300, C 200"},
		{"a penny above the most", damped("A 499.99, B 300, C 200", "0", ""), ""}, // nobody has room
		{"one above, and nobody else held: they take nothing", damped("A 400", "10", "", "B", "C"), ""},
		// A may rise to 440: 60 is over, shared 30 : 20 by B and C: 36 and 24.
		{"one above, two with room", damped("A 400, B 400, C 300", "10", ""), "A 440, B 336, C 224"},
		// The same, but C may take 9.99 only (190.90 × 1.1 = 209.99): a second round, in
		// which B takes the other 50.01.
		{"a second round", damped("A 400, B 400, C 190.90", "10", ""), "A 440, B 350.01, C 209.99"},
		// C may fall to 285 only (300 less 5 %), 85 is over, and A and B may fall by 25
		// and 15 only.
		{"one below, others without room", damped("A 500, B 300, C 300", "", "5"), ""},
		// 85 over 50 : 30 is 53.125 and 31.875: the odd penny is A's, whose code sorts first.
		{"one below, others with room", damped("A 100, B 100, C 300", "", "5"), "A 446.87, B 268.13, C 285"},
		{"no one worse off", damped("A 600, B 300, C 200", "0", ""), "A 500, B 300, C 200"},
		{"one that is not held keeps what it has", damped("A 400, C 300", "10", "", "B"), "A 440, B 300, C 260"},
	} {
		t.Run(c.name, func(t *testing.T) {
			s, err := attribution.NewStatement(attribution.Header{Authorities: []attribution.Authority{"A", "B", "C"}}, c.service)
			if c.want == "" {
				require.ErrorIs(t, err, attribution.ErrBalance)
				return
			}
			require.NoError(t, err)
			require.NoError(t, s.Verify())
			assert.True(t, s.Totals().Equal(shares(c.want)), "got %v, want %s", s.Totals(), c.want)
			v, _ := s.SpendingOn("Control room")
			assert.True(t, v.After.Equal(shares(c.want)), "the spending after includes it")
		})
	}
}

// One with neither weight nor burden is not raised to its limit; one with a burden
// is: from 10 to 50, so that the other two pay 20 less each of their 190.
func TestDampingOfOneWithoutWeight(t *testing.T) {
	for burden, want := range map[int64]string{0: "A 100, B 100, C 0", 10: "A 75, B 75, C 50"} {
		s, err := attribution.NewStatement(attribution.Header{Authorities: []attribution.Authority{"A", "B", "C"}}, attribution.Service{
			Name: "Control room", Basis: proportion("A 1, B 1, C 0"),
			Running: tupe.Contract{Price: pounds(200), Burdens: []tupe.Burden{{Origin: "C", Amount: pounds(burden)}}},
			Damping: &attribution.Damping{Reference: shares("A 100, B 100, C 100"), Fall: per("50")}})
		require.NoError(t, err)
		require.NoError(t, s.Verify())
		assert.True(t, s.Totals().Equal(shares(want)), "a burden of %d: %v", burden, s.Totals())
		for c := range s.Charges() {
			assert.True(t, c.Rule != attribution.RuleDamping || c.Amount.Sign() != 0, "no charge for an adjustment of nought")
		}
	}
}

// The limits are rounded away from the reference, to a penny: 100.01 may rise by a
// third to 133.35 (133.3466 rounded up) and fall by a third to 66.67 (66.6733
// rounded down).
func TestDampingRoundsItsLimits(t *testing.T) {
	third := must(attribution.ParseWeight("33.333333333333333"))
	statement := func(share string, rise, fall *decimal.Decimal) (attribution.Statement, error) {
		s := attribution.Service{Name: "Control room", Basis: proportion(share), Running: attribution.Ongoing{Cost: pounds(200)},
			Damping: &attribution.Damping{Reference: shares("A 100.01, B 1000"), Rise: rise, Fall: fall}}
		return attribution.NewStatement(attribution.Header{Authorities: []attribution.Authority{"A", "B"}}, s)
	}
	s, err := statement("A 15, B 5", &third, nil) // 150.00 and 50.00
	require.NoError(t, err)
	assert.True(t, s.Totals().Equal(shares("A 133.35, B 66.65")), "%v", s.Totals())
	s, err = statement("A 15, B 5", nil, new(decimal.New(99, 0)))
	require.NoError(t, err)
	assert.True(t, s.Totals().Equal(shares("A 150, B 50")), "%v", s.Totals())
	hundred := decimal.New(100, 0)
	s, err = attribution.NewStatement(attribution.Header{Authorities: []attribution.Authority{"A", "B"}}, attribution.Service{Name: "Control room", Basis: proportion("A 5, B 15"),
		Running: attribution.Ongoing{Cost: pounds(200)}, Damping: &attribution.Damping{Reference: shares("A 100.01, B 100"), Rise: &hundred, Fall: &third}})
	require.NoError(t, err) // A's 50.00 is below 66.67
	assert.True(t, s.Totals().Equal(shares("A 66.67, B 133.33")), "%v", s.Totals())
}

// The working stands with each adjustment: contribution, limit and what it is now.
func TestDampingShowsItsWorking(t *testing.T) {
	s := must(attribution.NewStatement(attribution.Header{Authorities: []attribution.Authority{"A", "B", "C"}}, damped("A 400, B 400, C 300", "10", "100")))
	var told []string
	for c := range s.ChargesOf("Control room") {
		if c.Rule == attribution.RuleDamping {
			told = append(told, string(c.PaidBy)+": "+c.Because)
		}
	}
	assert.Equal(t, []string{
		"A: contribution £500.00, to be at least £0.00 and at most £440.00 of a reference of £400.00: it is £440.00; borne by A alone",
		"A: contribution £300.00, to be at least £0.00 and at most £440.00 of a reference of £400.00: it is £336.00; borne by B alone",
		"A: contribution £200.00, to be at least £0.00 and at most £330.00 of a reference of £300.00: it is £224.00; borne by C alone",
	}, told)
}

// Whatever the figures: the adjustments sum to zero, everyone held is within its
// limits, those who are not held keep what they have, and nothing moves where all
// are within.
func lawDamping(t *rapid.T) {
	codes := []attribution.Authority{"A", "B", "C", "D", "E"}[:rapid.IntRange(2, 5).Draw(t, "participants")]
	s := attribution.Service{Name: "Control room", Basis: must(attribution.InProportion(weights(t, codes))), Running: attribution.Ongoing{Cost: cost(t, "cost")}}
	header := attribution.Header{Authorities: codes}
	plain := must(attribution.NewStatement(header, s)).Totals()
	d := attribution.Damping{Rise: maybe(t, 2, "rise", func() *decimal.Decimal { return new(decimal.New(rapid.Int64Range(0, 3000).Draw(t, "rise"), -1)) }),
		Fall: maybe(t, 2, "fall", func() *decimal.Decimal { return new(decimal.New(rapid.Int64Range(0, 1000).Draw(t, "fall"), -1)) })}
	for _, share := range plain {
		if rapid.IntRange(1, 6).Draw(t, "not held?") == 1 {
			d.NotHeld = append(d.NotHeld, share.Authority)
			continue
		}
		near := share.Amount.Mul(decimal.New(rapid.Int64Range(0, 30).Draw(t, "near"), -1)).Truncate(2)
		d.Reference = append(d.Reference, attribution.Share{Authority: share.Authority, Amount: near})
	}
	s.Damping = &d
	damped, err := attribution.NewStatement(header, s)
	if err != nil {
		return // no limit at all, or limits that cannot hold: each has a test of its own
	}
	if err := damped.Verify(); err != nil {
		t.Fatal(err)
	}
	if !damped.Total().Equal(plain.Total()) {
		t.Fatalf("damping changed %s to %s", plain.Total(), damped.Total())
	}
	within, hundred := true, decimal.New(100, 0)
	inside := func(a attribution.Authority, amount, slack decimal.Decimal) bool {
		reference, held := d.Reference.Lookup(a)
		if !held {
			return true
		}
		scaled := amount.Mul(hundred)
		over := d.Rise != nil && scaled.Cmp(reference.Mul(hundred.Add(*d.Rise)).Add(slack)) >= 0 && scaled.Cmp(reference.Mul(hundred.Add(*d.Rise))) > 0
		under := d.Fall != nil && scaled.Cmp(reference.Mul(hundred.Sub(*d.Fall)).Sub(slack)) <= 0 && scaled.Cmp(reference.Mul(hundred.Sub(*d.Fall))) < 0
		return !over && !under
	}
	penny := decimal.New(1, 0) // a hundred times a penny: limits are rounded away by less
	for a, now := range damped.Totals().All() {
		weight := s.Basis.Weights().Of(a)
		if _, held := d.Reference.Lookup(a); !held || weight.Sign() == 0 {
			if !now.Equal(plain.Of(a)) {
				t.Fatalf("%s is not held and moved from %s to %s", a, plain.Of(a), now)
			}
		} else if !inside(a, now, penny) {
			t.Fatalf("%s bears %s, past its limit of %v", a, now, d)
		}
		within = within && (weight.Sign() == 0 || inside(a, plain.Of(a), penny))
	}
	if within && !damped.Totals().Equal(plain) {
		t.Fatalf("all were within, and %v became %v", plain, damped.Totals())
	}
}

func TestDampingLaw(t *testing.T) { rapid.Check(t, lawDamping) }

func FuzzDamping(f *testing.F) { lawtest.Fuzz(f, lawDamping) }

func TestDampingRefused(t *testing.T) {
	for text, change := range map[string]func(*attribution.Service){
		"attribution: Control room: damping: no limit is given: a rise, a fall, or both":                                             func(s *attribution.Service) { s.Damping.Rise = nil },
		"attribution: Control room: damping: a rise of -1%: a rise is 0 or more, a fall 0 to 100":                                    func(s *attribution.Service) { s.Damping.Rise = new(decimal.New(-1, 0)) },
		"attribution: Control room: damping: a fall of 100.1%: a rise is 0 or more, a fall 0 to 100":                                 func(s *attribution.Service) { s.Damping.Fall = per("100.1") },
		"attribution: Control room: damping: a rise in per cent: a number with exponent 40: at most 18 either way is taken":          func(s *attribution.Service) { s.Damping.Rise = new(decimal.New(1, 40)) },
		"attribution: Control room: damping: C: takes part but has no reference to be held to: give one, or say that it is not held": func(s *attribution.Service) { s.Damping.Reference = shares("A 400, B 400") },
		"attribution: Control room: damping: C: named twice":                                                                         func(s *attribution.Service) { s.Damping.NotHeld = []attribution.Authority{"C"} },
		"attribution: Control room: damping: Z: is held, or said not to be, but takes no part":                                       func(s *attribution.Service) { s.Damping.NotHeld = []attribution.Authority{"Z"} },
		"attribution: Control room: damping: A: negative reference -1.00":                                                            func(s *attribution.Service) { s.Damping.Reference = shares("A -1, B 400, C 300") },
		"attribution: Control room: damping: it is not said what the service costs to run: there are no contributions to hold":       func(s *attribution.Service) { s.Running = nil },
		"attribution: Control room: damping: the limits leave £400.00 that nobody may bear: widen one, or hold fewer": func(s *attribution.Service) {
			s.Damping.Reference = shares("A 100, B 300, C 200")
			s.Damping.Rise = per("0")
		},
		"attribution: Control room: damping: the limits leave -£400.00 that nobody may bear: widen one, or hold fewer": func(s *attribution.Service) {
			s.Damping = &attribution.Damping{Reference: shares("A 900, B 300, C 200"), Fall: per("0")}
		},
	} {
		s := damped("A 400, B 400, C 300", "10", "")
		change(&s)
		_, err := attribution.NewStatement(attribution.Header{Authorities: []attribution.Authority{"A", "B", "C"}}, s)
		assert.EqualError(t, err, text)
	}
	_, err := attribution.NewStatement(attribution.Header{Authorities: []attribution.Authority{"A", "B", "C"}}, attribution.Service{Name: "Control room", Basis: must(attribution.Equally("A", "B", "C")),
		Running: attribution.Ongoing{Cost: ten}, Damping: &attribution.Damping{Reference: shares("A 1, B 1, C 1")}, Facts: []attribution.Fact{attribution.Failure{Authority: "A", Amount: ten.Neg()}}})
	assert.EqualError(t, err, "attribution: Control room: damping: no limit is given: a rise, a fall, or both\nattribution: Control room: fact 1: negative cost of a failure -10.00", "together with what is wrong with a fact")
	taken := damped("A 500, B 300, C 200", "0", "100")
	_, err = attribution.NewStatement(attribution.Header{Authorities: []attribution.Authority{"A", "B", "C"}}, taken)
	assert.NoError(t, err, "0 and 100 are taken")
}

// An adjustment or a limit that was changed is found; and nothing that a caller
// keeps changes the statement.
func TestVerifyFindsForgedDamping(t *testing.T) {
	service := damped("A 400, B 400, C 300", "10", "")
	s := must(attribution.NewStatement(attribution.Header{Authorities: []attribution.Authority{"A", "B", "C"}}, service))
	*service.Damping.Rise, service.Damping.Reference[0].Amount = decimal.Decimal{}, ten
	require.NoError(t, s.Verify())
	text := string(must(json.Marshal(s)))
	for _, c := range []struct{ old, new string }{
		{`"rise":"10"`, `"rise":"11"`}, {`"rise":"10"`, `"fall":"10"`}, {`"A":"400.00"`, `"A":"401.00"`}, {`"damping":{"reference":{"A":"400.00","B":"400.00","C":"300.00"},"rise":"10"},`, ``},
		{`"reference":{"A":"400.00","B":"400.00","C":"300.00"}`, `"reference":{"B":"400.00","C":"300.00"},"not_held":["A"]`},
	} {
		require.Contains(t, text, c.old)
		var forged attribution.Statement
		require.NoError(t, json.Unmarshal([]byte(strings.Replace(text, c.old, c.new, 1)), &forged))
		assert.ErrorContains(t, forged.Verify(), "the adjustments of contributions are not those that follow from the limits", c.new)
	}
	for _, change := range tamperings([]byte(text)) {
		assert.True(t, isFound(change), "%s was changed, and Verify accepts it", change.what)
	}
}

// The working beside the charges: what each contributed, its limits, and what it is
// now. 400 by a tenth is 440 and 360; B is not held, and D has no weight and is
// held to nothing. Read back, the statement works the same out.
func TestContributions(t *testing.T) {
	s := damped("A 400, C 200, D 100", "10", "10", "B")
	s.Basis = proportion("A 50, B 30, C 20, D 0")
	header := attribution.Header{Authorities: []attribution.Authority{"A", "B", "C", "D"}}
	s.Running, s.Damping.Fall = attribution.Ongoing{Cost: pounds(870)}, nil // 435, 261, 174
	within := must(attribution.NewStatement(header, s))
	s.Running, s.Damping.Fall = attribution.Ongoing{Cost: pounds(900)}, per("10") // 450, 270, 180
	moved := must(attribution.NewStatement(header, s))
	var again attribution.Statement
	require.NoError(t, json.Unmarshal(must(json.Marshal(moved)), &again))
	told := func(s attribution.Statement) (lines []string) {
		for _, c := range s.Contributions("Control room") {
			line := string(c.Authority) + " " + attribution.FormatAmount(c.Amount)
			if c.Held {
				line += " of " + attribution.FormatAmount(c.Reference)
			}
			for _, limit := range []*decimal.Decimal{c.Least, c.Most} {
				if limit != nil {
					line += " limit " + attribution.FormatAmount(*limit)
				}
			}
			lines = append(lines, line+" now "+attribution.FormatAmount(c.Now))
		}
		return lines
	}
	assert.Equal(t, []string{"A 435.00 of 400.00 limit 440.00 now 435.00", "B 261.00 now 261.00", "C 174.00 of 200.00 limit 220.00 now 174.00", "D 0.00 now 0.00"}, told(within))
	assert.Equal(t, []string{"A 450.00 of 400.00 limit 360.00 limit 440.00 now 440.00", "B 270.00 now 270.00", "C 180.00 of 200.00 limit 180.00 limit 220.00 now 190.00", "D 0.00 now 0.00"}, told(moved))
	assert.Equal(t, told(moved), told(again))
	assert.Nil(t, moved.Contributions("Fostering"))
	s.Damping = nil
	assert.Nil(t, must(attribution.NewStatement(header, s)).Contributions("Control room"))
}
