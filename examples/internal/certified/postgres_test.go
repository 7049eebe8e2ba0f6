//go:build unix

package certified

import (
	"database/sql"
	"os"
	"os/exec"
	"os/user"
	"path/filepath"
	"strconv"
	"syscall"
	"testing"
	"time"

	_ "github.com/jackc/pgx/v5/stdlib"
	"github.com/stretchr/testify/require"

	"github.com/triborough/fairshare/examples/internal/commandtest"
)

// The law in SQL, as PostgreSQL has it: with numbers of any size, every vector.
func TestPostgreSQLIsCertified(t *testing.T) {
	database, err := sql.Open("pgx", "host="+server(t)+" user=postgres dbname=postgres")
	require.NoError(t, err)
	defer database.Close()
	require.Eventually(t, func() bool { return database.Ping() == nil }, time.Minute, 50*time.Millisecond, "no answer")
	asked := questions(t)
	certify(t, true, asked, answersInSQL(t, database, "NUMERIC", `TEXT COLLATE "C"`, true, asked))
}

// server starts a server of the test's own, which listens on a socket in a folder
// and nowhere else, and returns the folder.
func server(t *testing.T) string {
	if found, _ := filepath.Glob("/usr/lib/postgresql/*/bin"); len(found) > 0 { // where Debian keeps every version
		t.Setenv("PATH", found[len(found)-1]+string(os.PathListSeparator)+os.Getenv("PATH"))
	}
	initdb, postgres := commandtest.Witness(t, "initdb"), commandtest.Witness(t, "postgres")
	folder, err := os.MkdirTemp("", "law") // short: the path of a socket is
	require.NoError(t, err)
	t.Cleanup(func() { os.RemoveAll(folder) })
	as := &syscall.SysProcAttr{}
	if os.Getuid() == 0 { // which the server refuses to run as
		as.Credential = credential(t, "postgres")
		require.NoError(t, os.Chown(folder, int(as.Credential.Uid), int(as.Credential.Gid)))
	}
	data := filepath.Join(folder, "data")
	start := func(program string, arguments ...string) *exec.Cmd {
		command := exec.Command(program, arguments...)
		command.Dir, command.SysProcAttr = folder, as
		return command
	}
	out, err := start(initdb, "-D", data, "-U", "postgres", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8", "--no-sync").CombinedOutput()
	require.NoError(t, err, "%s", out)
	running := start(postgres, "-D", data, "-k", folder, "-c", "listen_addresses=", "-c", "fsync=off")
	require.NoError(t, running.Start())
	t.Cleanup(func() {
		_ = running.Process.Signal(syscall.SIGINT) // a fast shutdown
		_ = running.Wait()
	})
	return folder
}

func credential(t *testing.T, name string) *syscall.Credential {
	account, err := user.Lookup(name)
	require.NoError(t, err)
	uid, err := strconv.ParseUint(account.Uid, 10, 32)
	require.NoError(t, err)
	gid, err := strconv.ParseUint(account.Gid, 10, 32)
	require.NoError(t, err)
	return &syscall.Credential{Uid: uint32(uid), Gid: uint32(gid)}
}
