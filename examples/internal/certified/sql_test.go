package certified

import (
	"database/sql"
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
	_ "modernc.org/sqlite"

	"github.com/triborough/fairshare/testdata"
)

// The law in SQL, as SQLite has it: with whole numbers of 64 bits.
func TestSQLiteIsCertified(t *testing.T) {
	database, err := sql.Open("sqlite", ":memory:")
	require.NoError(t, err)
	defer database.Close()
	database.SetMaxOpenConns(1) // each connection has a memory of its own
	asked := questions(t)
	certify(t, false, asked, answersInSQL(t, database, "BIGINT", "TEXT", false, asked))
}

// answersInSQL asks a database, by the law in SQL that stands beside the vectors.
func answersInSQL(t *testing.T, database *sql.DB, number, code string, hasBig bool, asked []question) answers {
	law, err := testdata.FS.ReadFile("vectors/law.sql")
	require.NoError(t, err)
	run := func(statement string) {
		_, err := database.Exec(statement)
		require.NoError(t, err, statement)
	}
	run(fmt.Sprintf("CREATE TABLE weights (question TEXT, code %s, weight %s)", code, number))
	run(fmt.Sprintf("CREATE TABLE amounts (question TEXT, step BIGINT, pence %s)", number))
	run(string(law))
	for _, q := range asked {
		if q.big && !hasBig {
			continue
		}
		var rows []string
		for code, weight := range q.weights {
			rows = append(rows, fmt.Sprintf("('%s', '%s', %s)", q.id, code, weight))
		}
		run("INSERT INTO weights VALUES " + strings.Join(rows, ", "))
		rows = []string{fmt.Sprintf("('%s', 0, %s)", q.id, q.from)}
		for i, pence := range q.pence {
			rows = append(rows, fmt.Sprintf("('%s', %d, %s)", q.id, i+1, pence))
		}
		run("INSERT INTO amounts VALUES " + strings.Join(rows, ", "))
	}
	return rowsOf(t, database)
}

func rowsOf(t *testing.T, database *sql.DB) answers {
	rows, err := database.Query("SELECT question, code, CAST(part AS TEXT) FROM parts WHERE step > 0 ORDER BY question, step")
	require.NoError(t, err)
	defer rows.Close()
	given := make(answers)
	for rows.Next() {
		var question, code, part string
		require.NoError(t, rows.Scan(&question, &code, &part))
		whole, fraction, _ := strings.Cut(part, ".")
		require.Empty(t, strings.Trim(fraction, "0"), part) // a NUMERIC prints the places that it keeps
		steps := given[question]
		if len(steps) == 0 || steps[len(steps)-1][code] != "" {
			steps = append(steps, make(map[string]string))
			given[question] = steps
		}
		steps[len(steps)-1][code] = whole
	}
	require.NoError(t, rows.Err())
	return given
}
