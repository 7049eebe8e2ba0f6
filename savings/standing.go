package savings

import (
	"errors"
	"fmt"
	"strings"

	"github.com/shopspring/decimal"

	"github.com/triborough/fairshare/attribution"
)

// Status is how a saving stands.
type Status string

// The statuses. The empty Status means that there is nothing to judge by.
const (
	Green Status = "green"
	Amber Status = "amber"
	Red   Status = "red"
)

// Thresholds are the parts of the target, from which a line is green or amber:
// 1 is all of it.
type Thresholds struct{ Green, Amber decimal.Decimal }

// check refuses thresholds outside 0 to 1, and an amber above the green.
func (t Thresholds) check() error {
	if err := errors.Join(rate("the threshold of green", t.Green, 1), rate("the threshold of amber", t.Amber, 1)); err != nil {
		return err
	}
	if t.Amber.Cmp(t.Green) > 0 {
		return fault(attribution.ErrChoice, "amber from %s, green only from %s", plain(t.Amber), plain(t.Green))
	}
	return nil
}

// Standing is how a line, or a total of lines, stands.
//
//	variance   = outturn − budget      (positive is more saved than budgeted)
//	unachieved = approved − achieved
//	at risk    = unachieved + pressures
//
// The outturn is the forecast, where there is one, or else the actual. A figure is
// known where those it comes from are; pressures not given are none.
// The two tests are kept apart: the status against budget says how much of the
// budget the outturn secures, that against approval how much of what was approved
// is not at risk. Status is the worse of the two.
type Standing struct {
	Tracked
	Variance, Unachieved, AtRisk           decimal.NullDecimal
	AgainstBudget, AgainstApproval, Status Status
}

// stand works out how a line stands.
func (t Thresholds) stand(line Tracked) Standing {
	s := Standing{Tracked: line, Variance: less(line.outturn(), line.Budget), Unachieved: less(line.Approved, line.Achieved)}
	if s.Unachieved.Valid {
		s.AtRisk = Known(s.Unachieved.Decimal.Add(line.Pressures.Decimal))
	}
	switch {
	case s.Variance.Valid && line.Kind == Capital:
		s.AgainstBudget = t.spent(line.Budget.Decimal, line.outturn().Decimal)
	case s.Variance.Valid:
		s.AgainstBudget = t.status(line.Budget.Decimal, s.Variance.Decimal.Neg())
	}
	if s.AtRisk.Valid {
		s.AgainstApproval = t.status(line.Approved.Decimal, s.AtRisk.Decimal)
	}
	s.Status = worse(s.AgainstBudget, s.AgainstApproval)
	return s
}

func less(a, b decimal.NullDecimal) decimal.NullDecimal {
	if !a.Valid || !b.Valid {
		return decimal.NullDecimal{}
	}
	return Known(a.Decimal.Sub(b.Decimal))
}

// status judges a target by what is short of it.
func (t Thresholds) status(target, short decimal.Decimal) Status {
	secure := target.Sub(short)
	switch {
	case short.Sign() <= 0, target.Sign() > 0 && secure.Cmp(target.Mul(t.Green)) >= 0:
		return Green
	case target.Sign() > 0 && secure.Cmp(target.Mul(t.Amber)) >= 0:
		return Amber
	}
	return Red
}

// spent judges capital spending by how much of its budget is spent: what is not has
// slipped, and is no saving. More than the budget is red; of a grant, which is
// negative, more is green.
func (t Thresholds) spent(budget, outturn decimal.Decimal) Status {
	if budget.Sign() <= 0 {
		return t.status(budget.Neg(), budget.Neg().Sub(outturn.Neg()))
	}
	if outturn.Cmp(budget) > 0 {
		return Red
	}
	return t.status(budget, budget.Sub(outturn))
}

func worse(a, b Status) Status {
	for _, status := range []Status{Red, Amber, Green} {
		if a == status || b == status {
			return status
		}
	}
	return ""
}

// misreported says that a line is published with a status that its figures do not
// give it.
func (s Standing) misreported() string {
	of := s.Service
	if s.Authority != "" {
		of += ", " + string(s.Authority)
	}
	if s.Status == "" {
		return fmt.Sprintf("%s: reported as %s, with no figures to judge it by.", of, s.Published)
	}
	return fmt.Sprintf("%s: reported as %s, and %s by its figures: %s", of, s.Published, s.Status, s.sentence())
}

// sentence says how a total stands, or is empty where nothing is known.
func (s Standing) sentence() string {
	var texts []string
	if s.Variance.Valid {
		outturn := "actual"
		if s.Forecast.Valid {
			outturn = "forecast"
		}
		texts = append(texts, fmt.Sprintf("budget %s, %s %s, variance %s (%s)", pounds(s.Budget.Decimal), outturn, pounds(s.outturn().Decimal), pounds(s.Variance.Decimal), s.AgainstBudget))
	}
	if s.AtRisk.Valid {
		texts = append(texts, fmt.Sprintf("approved %s, achieved %s, unachieved %s, at risk %s with pressures of %s (%s)", pounds(s.Approved.Decimal),
			pounds(s.Achieved.Decimal), pounds(s.Unachieved.Decimal), pounds(s.AtRisk.Decimal), pounds(s.Pressures.Decimal), s.AgainstApproval))
	}
	if texts == nil {
		return ""
	}
	return strings.Join(texts, "; ") + "."
}
