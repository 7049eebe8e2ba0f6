package account

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"strings"
	"unicode/utf8"

	"github.com/shopspring/decimal"

	"github.com/triborough/fairshare/attribution"
)

// What an account is as JSON: amounts are strings with two decimals, days are
// 2012-06-30, keys stand in this order.
type (
	document struct {
		Services   []resultText   `json:"services"`
		Calls      []callText     `json:"calls"`
		Payments   []paymentText  `json:"payments"`
		Opening    []debtText     `json:"opening"`
		Balance    []debtText     `json:"balance"`
		Settlement []transferText `json:"settlement"`
	}
	resultText struct {
		Service  string           `json:"service"`
		Budget   string           `json:"budget"`
		Outturn  string           `json:"outturn,omitempty"`
		Forecast string           `json:"forecast,omitempty"`
		Actual   *actualText      `json:"actual,omitempty"`
		Calls    []instalmentText `json:"schedule,omitempty"`
	}
	actualText struct {
		To     string `json:"to"`
		Amount string `json:"amount"`
	}
	instalmentText struct {
		Due     string `json:"due"`
		Percent string `json:"percent"`
	}
	callText struct {
		Service string `json:"service"`
		From    string `json:"from"`
		To      string `json:"to"`
		Due     string `json:"due"`
		Amount  string `json:"amount"`
	}
	paymentText struct {
		Service   string `json:"service"`
		From      string `json:"from"`
		To        string `json:"to"`
		Amount    string `json:"amount"`
		Date      string `json:"date"`
		Reference string `json:"reference,omitempty"`
	}
	debtText struct {
		Service string `json:"service"`
		From    string `json:"from"`
		To      string `json:"to"`
		Amount  string `json:"amount"`
	}
	transferText struct {
		From   string `json:"from"`
		To     string `json:"to"`
		Amount string `json:"amount"`
	}
)

// MarshalJSON writes the account. The same account is written byte for byte the
// same.
func (a Account) MarshalJSON() ([]byte, error) {
	d := document{[]resultText{}, []callText{}, []paymentText{}, []debtText{}, []debtText{}, []transferText{}}
	for _, r := range a.services {
		d.Services = append(d.Services, r.text())
	}
	for _, c := range a.calls {
		d.Calls = append(d.Calls, callText{c.Service, string(c.From), string(c.To), c.Due.String(), attribution.FormatAmount(c.Amount)})
	}
	for _, p := range a.payments {
		d.Payments = append(d.Payments, paymentText{p.Service, string(p.From), string(p.To), attribution.FormatAmount(p.Amount), p.Date.String(), p.Reference})
	}
	d.Opening, d.Balance = debtTexts(a.opening), debtTexts(a.balance)
	for _, t := range a.settlement {
		d.Settlement = append(d.Settlement, transferText{string(t.From), string(t.To), attribution.FormatAmount(t.Amount)})
	}
	return plain(d)
}

// plain marshals without escaping what only web pages need escaped.
func plain(value any) ([]byte, error) {
	var out bytes.Buffer
	encoder := json.NewEncoder(&out)
	encoder.SetEscapeHTML(false)
	err := encoder.Encode(value)
	return bytes.TrimSuffix(out.Bytes(), []byte("\n")), err
}

func (r Result) text() resultText {
	text := resultText{Service: r.Service, Budget: attribution.FormatAmount(r.Budget)}
	if r.Outturn != nil {
		text.Outturn = attribution.FormatAmount(*r.Outturn)
	}
	if r.Forecast != nil {
		text.Forecast = attribution.FormatAmount(*r.Forecast)
	}
	if r.Actual != nil {
		text.Actual = &actualText{r.Actual.To.String(), attribution.FormatAmount(r.Actual.Amount)}
	}
	for _, i := range r.Schedule {
		text.Calls = append(text.Calls, instalmentText{i.Due.String(), attribution.FormatWeight(i.Percent)})
	}
	return text
}

func debtTexts(debts []attribution.Debt) []debtText {
	texts := make([]debtText, len(debts))
	for i, d := range debts {
		texts[i] = debtText{d.Service, string(d.From), string(d.To), attribution.FormatAmount(d.Amount)}
	}
	return texts
}

// UnmarshalJSON reads an account that MarshalJSON wrote, and no other key. It
// checks shape and limits, and keeps the figures as printed: Verify recomputes
// them. null changes nothing. Errors: attribution.ErrText, ErrAmount, ErrPenny,
// ErrWeight, ErrLimit, ErrYear; then a is unchanged.
func (a *Account) UnmarshalJSON(data []byte) error {
	if string(bytes.TrimSpace(data)) == "null" {
		return nil
	}
	if !utf8.Valid(data) {
		return malformed("not JSON: it is not UTF-8")
	}
	var d document
	decoder := json.NewDecoder(bytes.NewReader(data))
	decoder.DisallowUnknownFields()
	if err := decoder.Decode(&d); err != nil {
		return malformed("%.200v", err)
	}
	if _, err := decoder.Token(); err != io.EOF {
		return malformed("something follows the account")
	}
	if err := keysOnce(data); err != nil {
		return err
	}
	if d.Services == nil || d.Calls == nil || d.Payments == nil || d.Opening == nil || d.Balance == nil || d.Settlement == nil {
		return malformed("one of its lists is missing: services, calls, payments, opening, balance, settlement")
	}
	read, err := d.account()
	if err == nil {
		*a = read
	}
	return err
}

// keysOnce refuses a key that stands twice in an object, or is written in
// capitals: package json would take either, and another reader see other figures.
// The text is JSON.
func keysOnce(data []byte) error {
	decoder := json.NewDecoder(bytes.NewReader(data))
	var objects []map[string]bool // those that are open, nil for a list
	key := false                  // whether a key comes next
	for {
		token, err := decoder.Token()
		if err != nil {
			return nil // its end
		}
		switch token := token.(type) {
		case json.Delim:
			switch token {
			case '{':
				objects = append(objects, make(map[string]bool))
			case '[':
				objects = append(objects, nil)
			default:
				objects = objects[:len(objects)-1]
			}
			key = len(objects) > 0 && objects[len(objects)-1] != nil
			continue
		case string:
			if key {
				here := objects[len(objects)-1]
				if here[token] || strings.ToLower(token) != token {
					return malformed("the key %.40q stands twice, or in capitals", token)
				}
				here[token], key = true, false
				continue
			}
		}
		key = len(objects) > 0 && objects[len(objects)-1] != nil
	}
}

func malformed(format string, values ...any) error {
	return &attribution.Error{Package: "account", Kind: attribution.ErrText, Detail: fmt.Sprintf(format, values...)}
}

// reading reads texts, and collects what is wrong with them.
type reading struct{ attribution.Checks }

func (r *reading) amount(text string) decimal.Decimal {
	amount, err := attribution.ParseAmount(text)
	r.Add("", "", err)
	return amount
}

func (r *reading) maybe(text string) *decimal.Decimal {
	if text == "" {
		return nil
	}
	return new(r.amount(text))
}

func (r *reading) date(text string) Date {
	date, err := ParseDate(text)
	r.Add("", "", err)
	return date
}

func (r *reading) debts(texts []debtText) (debts []attribution.Debt) {
	for _, d := range texts {
		debts = append(debts, attribution.Debt{Service: d.Service, From: attribution.Authority(d.From), To: attribution.Authority(d.To), Amount: r.amount(d.Amount)})
	}
	return debts
}

func (d document) account() (Account, error) {
	r := reading{attribution.Checks{Package: "account"}}
	var a Account
	for _, text := range d.Services {
		result := Result{Service: text.Service, Budget: r.amount(text.Budget), Outturn: r.maybe(text.Outturn), Forecast: r.maybe(text.Forecast)}
		if text.Actual != nil {
			result.Actual = &Actual{r.date(text.Actual.To), r.amount(text.Actual.Amount)}
		}
		for _, i := range text.Calls {
			percent, err := attribution.ParseWeight(i.Percent)
			r.Add("", "", err)
			result.Schedule = append(result.Schedule, Instalment{r.date(i.Due), percent})
		}
		a.services = append(a.services, result)
	}
	for _, c := range d.Calls {
		a.calls = append(a.calls, Call{c.Service, attribution.Authority(c.From), attribution.Authority(c.To), r.date(c.Due), r.amount(c.Amount)})
	}
	for _, p := range d.Payments {
		a.payments = append(a.payments, Payment{p.Service, attribution.Authority(p.From), attribution.Authority(p.To), r.amount(p.Amount), r.date(p.Date), p.Reference})
	}
	a.opening, a.balance = r.debts(d.Opening), r.debts(d.Balance)
	for _, t := range d.Settlement {
		a.settlement = append(a.settlement, attribution.Transfer{From: attribution.Authority(t.From), To: attribution.Authority(t.To), Amount: r.amount(t.Amount)})
	}
	return a, r.Err()
}
