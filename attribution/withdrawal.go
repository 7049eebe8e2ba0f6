package attribution

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/shopspring/decimal"
)

// noticeMonths is the notice that an end to an arrangement takes.
const noticeMonths = 12

// Withdrawal is a cost that follows from one authority's leaving: its own, or an
// adjustment cost that falls on another, which has then paid it. The leaver
// bears it either way. Notice is twelve months, unless every other participant
// agreed to less.
//
// Rule withdrawal: Tri-borough report, ch. 3, guarantees 18 and 19; ch. 12(a),
// paras 11 and 12 (adjustment costs payable to the others).
//
// Errors: ErrNotice for notice below twelve months that not all the others
// agreed to, or below nought; ErrAmount for a negative amount; ErrAuthority;
// ErrPenny, ErrLimit.
type Withdrawal struct {
	Authority             Authority // the leaver
	Description           string
	Amount                decimal.Decimal
	PaidBy                Authority
	NoticeMonths          int
	ShorterNoticeAgreedBy []Authority
}

// Attribute returns the one charge of rule withdrawal.
func (w Withdrawal) Attribute(s Service) ([]Charge, error) {
	faults := notNegative(nil, "cost of a withdrawal", w.Amount)
	faults = appendFault(faults, s.needsParticipant(w.Authority, "the authority that withdraws"))
	faults = append(faults, checkAuthorities(w.ShorterNoticeAgreedBy)...)
	faults = appendFault(faults, w.checkNotice(s))
	if faults != nil {
		return nil, errors.Join(faults...)
	}
	because := fmt.Sprintf("it withdraws, at %d months' notice", w.NoticeMonths)
	if w.NoticeMonths < noticeMonths {
		because += " to which the others agreed"
	}
	charge, err := s.charge(RuleWithdrawal, orElse(w.Description, "Withdrawal"), w.Amount, w.PaidBy, because).to(w.Authority)
	if err != nil {
		return nil, err
	}
	return []Charge{charge}, nil
}

func (w Withdrawal) checkNotice(s Service) error {
	if w.NoticeMonths < 0 {
		return fault(ErrNotice, w.Authority, "%d months' notice", w.NoticeMonths)
	}
	if w.NoticeMonths >= noticeMonths {
		return nil
	}
	var missing []string
	for _, a := range s.participants() {
		if a != w.Authority && !slices.Contains(w.ShorterNoticeAgreedBy, a) {
			missing = append(missing, string(a))
		}
	}
	if missing == nil {
		return nil
	}
	return fault(ErrNotice, w.Authority, "withdraws at %d months' notice: it takes %d, or the agreement of every other participant (missing: %s)",
		w.NoticeMonths, noticeMonths, strings.Join(missing, ", "))
}
