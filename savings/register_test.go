package savings_test

import (
	"errors"
	"fmt"
	"testing"

	"github.com/shopspring/decimal"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/triborough/fairshare/attribution"
	"github.com/triborough/fairshare/internal/lawtest"
	"github.com/triborough/fairshare/savings"
)

func TestRegister(t *testing.T) {
	var r savings.Register
	assert.Nil(t, r.Rate())
	r = must(r.Approve("Libraries", sum("100")))
	r = must(r.Approve("Parks", sum("100")))
	r = must(r.Achieve("Libraries", sum("90")))
	assert.Equal(t, "9/20", r.Rate().RatString())
	kept := r
	r = must(r.Rebase("Libraries", sum("90"), "a lower estimate"))
	r = must(r.Drop("Parks", "not to be had"))
	assert.Equal(t, "9/20", r.Rate().RatString(), "neither improves the rate")
	assert.Equal(t, "90.00 0.00", attribution.FormatAmount(r.Schemes()[0].Current)+" "+attribution.FormatAmount(r.Schemes()[1].Current))
	assert.Equal(t, "100.00", attribution.FormatAmount(kept.Schemes()[0].Current), "a register is immutable")
	r.Schemes()[0].Reasons[0] = "another"
	assert.Equal(t, []string{"a lower estimate"}, r.Schemes()[0].Reasons)
	for text, err := range map[string]error{
		"savings: Parks: approved already: a change of its baseline is a rebasing": second(r.Approve("Parks", sum("1"))),
		"savings: Woods: a baseline of nought":                                     second(r.Approve("Woods", sum("0"))),
		"savings: Woods: baseline: negative amount -1.00":                          second(r.Approve("Woods", sum("-1"))),
		"savings: Woods: the register holds no such scheme":                        second(r.Achieve("Woods", sum("1"))),
		"savings: Fens: the register holds no such scheme":                         second(r.Drop("Fens", "why not")),
		"savings: Parks: was dropped already":                                      second(r.Rebase("Parks", sum("1"), "second thoughts")),
		"savings: Libraries: baseline: negative amount -1.00":                      second(r.Rebase("Libraries", sum("-1"), "prices")),
		"savings: Libraries: achieved: 0.001 has a fraction of a penny":            second(r.Achieve("Libraries", decimal.New(1, -3))),
		"savings: Libraries: the reason is not given":                              second(r.Drop("Libraries", "")),
	} {
		assert.EqualError(t, err, text)
	}
}

// Rebasing or dropping a scheme never changes the rate of achievement, so never
// improves it, whatever was achieved.
func lawRegister(t *rapid.T) {
	var r savings.Register
	for _, scheme := range []string{"A", "B", "C"} {
		r = must(r.Approve(scheme, pence(1+somePence(t, "baseline"))))
	}
	t.Repeat(map[string]func(*rapid.T){
		"achieve": func(t *rapid.T) { r = must(r.Achieve(drawScheme(t), pence(anyPence(t, "achieved")))) },
		"rebase": func(t *rapid.T) {
			changed, err := r.Rebase(drawScheme(t), pence(somePence(t, "baseline")), "prices")
			r = unimproved(t, r, changed, err)
		},
		"drop": func(t *rapid.T) {
			changed, err := r.Drop(drawScheme(t), "not to be had")
			r = unimproved(t, r, changed, err)
		},
	})
}

func drawScheme(t *rapid.T) string {
	return rapid.SampledFrom([]string{"A", "B", "C"}).Draw(t, "scheme")
}

// unimproved is the register after a change, or as it was if the scheme is gone.
func unimproved(t *rapid.T, before, after savings.Register, err error) savings.Register {
	if errors.Is(err, attribution.ErrChoice) {
		return before
	}
	if err != nil || after.Rate().Cmp(before.Rate()) != 0 {
		t.Fatalf("a rate of %s became %s (%v)", before.Rate(), after.Rate(), err)
	}
	return after
}

func FuzzRegister(f *testing.F) { lawtest.Fuzz(f, lawRegister) }

// Registers that grew out of one stay apart, however much they share.
func TestRegistersShareTheirPast(t *testing.T) {
	var r savings.Register
	var names []string
	for i := range 100 {
		names = append(names, fmt.Sprintf("scheme %d", i))
		r = must(r.Approve(names[i], pence(1)))
	}
	one, other := r, r
	for i, scheme := range names {
		one = must(one.Achieve(scheme, pence(int64(i))))
		other = must(other.Rebase(scheme, pence(int64(2*i)), "prices"))
	}
	other = must(other.Drop("scheme 7", "no longer wanted"))
	require.Len(t, other.Schemes(), 100)
	for i, scheme := range one.Schemes() {
		assert.Equal(t, names[i], scheme.Name, "the order of approval is kept")
		assert.Equal(t, attribution.FormatAmount(pence(int64(i))), attribution.FormatAmount(scheme.Achieved))
		assert.Empty(t, scheme.Reasons)
		assert.Equal(t, "0.00", attribution.FormatAmount(other.Schemes()[i].Achieved))
		assert.Equal(t, i == 7, other.Schemes()[i].Dropped)
		assert.Equal(t, "0.01", attribution.FormatAmount(r.Schemes()[i].Current), "and the first has not changed")
	}
	assert.Equal(t, "99/2", one.Rate().RatString(), "0 + 1 + ... + 99 pennies of 100")
}

func TestRegisterFindings(t *testing.T) {
	var r savings.Register
	r = must(r.Approve("Libraries", sum("100")))
	r = must(r.Approve("Parks", sum("50")))
	r = must(r.Approve("HR", sum("10")))
	r = must(r.Rebase("Libraries", sum("90"), "a lower estimate"))
	r = must(r.Rebase("Libraries", sum("80"), "prices"))
	r = must(r.Drop("Parks", "not to be had"))
	r = must(r.Achieve("Libraries", sum("60")))
	assert.Equal(t, []string{
		"Libraries: approved at £100.00 and rebased to £80.00 (a lower estimate; prices); it still counts at what was first approved.",
		"Parks: approved at £50.00 and dropped (not to be had); it still counts at what was first approved.",
	}, r.Findings())
	assert.Equal(t, "3/5", r.Schemes()[0].Rate().RatString(), "of what was first approved")
	assert.Empty(t, savings.Register{}.Findings())
}
