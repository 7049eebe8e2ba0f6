package workbook

import (
	"strconv"
	"strings"
	"time"
)

const significant = 15 // digits that a spreadsheet keeps

// fifteenDigits returns a number rounded to fifteen significant digits, without an
// exponent. What is no number, has more digits than that before its point or an
// exponent out of all proportion is returned as it stands. The work is on the
// digits as they are written.
func fifteenDigits(number string) string {
	mantissa, exponent, shifted := strings.Cut(strings.ToUpper(number), "E")
	unsigned, negative := strings.CutPrefix(mantissa, "-")
	whole, decimals, _ := strings.Cut(unsigned, ".")
	if all := whole + decimals; all == "" || strings.Trim(all, "0123456789") != "" {
		return number
	}
	digits := strings.TrimLeft(whole+decimals, "0")
	if digits == "" {
		return "0"
	}
	point := len(digits) - len(decimals) // so many digits stand before the point
	if shifted {
		shift, err := strconv.Atoi(exponent)
		if err != nil || shift < -30 {
			return number
		}
		point += shift
	}
	if point > significant {
		return number
	}
	digits, carried := rounded(digits)
	text := placed(digits, point+carried)
	if negative {
		return "-" + text
	}
	return text
}

// rounded rounds digits to the significant ones, half away from nought, and takes
// noughts off their end. It returns 1 where that carried into a new first digit.
func rounded(digits string) (string, int) {
	if len(digits) <= significant {
		return strings.TrimRight(digits, "0"), 0
	}
	up := digits[significant] >= '5'
	digits = digits[:significant]
	if !up {
		return strings.TrimRight(digits, "0"), 0
	}
	digits = strings.TrimRight(digits, "9") // each carries
	if digits == "" {
		return "1", 1
	}
	last := len(digits) - 1
	return digits[:last] + string(digits[last]+1), 0
}

// placed writes digits with so many of them before the point.
func placed(digits string, point int) string {
	if point <= 0 {
		return "0." + strings.Repeat("0", -point) + digits
	}
	digits += strings.Repeat("0", max(point-len(digits), 0))
	if point == len(digits) {
		return digits
	}
	return digits[:point] + "." + digits[point:]
}

// dateOf returns the date that a number of days means, and the time of day where
// there is one; what is no date is returned as it stands.
func dateOf(number string, from1904 bool) string {
	whole, fraction, _ := strings.Cut(number, ".")
	days, err := strconv.Atoi(whole)
	if err != nil || days < 0 || strings.HasPrefix(number, "-") || days > 2958465 { // the last day of 9999
		return number
	}
	part, err := strconv.ParseInt((fraction + "000000000")[:9], 10, 64) // of a day, to less than a thousandth of a second
	if err != nil {
		return number
	}
	clock := time.Duration((part*86400+5e8)/1e9) * time.Second
	day := time.Date(1899, time.December, 30, 0, 0, 0, 0, time.UTC)
	switch {
	case from1904:
		day = time.Date(1904, time.January, 1, 0, 0, 0, 0, time.UTC)
	case days == 0:
		return day.Add(clock).Format(time.TimeOnly)
	case days == 60: // 29 February 1900, a day that spreadsheets count and that never was
		return number
	case days < 60:
		days++
	}
	at := day.AddDate(0, 0, days).Add(clock)
	if clock == 0 {
		return at.Format(time.DateOnly)
	}
	return at.Format(time.DateTime)
}
