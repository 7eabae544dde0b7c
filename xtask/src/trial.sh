# Runs in a clean Debian, as root: installs /liaison.deb with what it depends on, opens a workspace as a
# double click does, and removes the package. Ends with the first thing that is not as it should be.
set -eu
export DEBIAN_FRONTEND=noninteractive HOME=/root LC_ALL=C.UTF-8
fail() { echo "$*" >&2; exit 1; }

apt-get --quiet update
# The means of the trial: a display, a look at it, and the desktop's way to open a file.
apt-get --quiet install --yes --no-install-recommends xvfb xauth xdotool imagemagick libglib2.0-bin desktop-file-utils shared-mime-info
# What lies in the home folder is the person's.
traces() { find / -xdev -iname '*liaison*' ! -path '/root/*' ! -path /liaison.deb | sort; }
traces > /before

apt-get --quiet install --yes --no-install-recommends /liaison.deb
dpkg --listfiles liaison | while read -r path; do [ -e "$path" ] || fail "$path was not installed"; done
desktop-file-validate /usr/share/applications/gov.liaison.desk.desktop
liaison --version
liaison new /root/plan.liaison --template washington
gio info --attributes standard::content-type /root/plan.liaison | grep -q application/x-liaison || fail "the type of a workspace is not known"
gio mime application/x-liaison | grep -q gov.liaison.desk.desktop || fail "a workspace does not belong to Liaison"

# As a double click does: the desktop finds the program by the file's type.
xvfb-run --auto-servernum --server-args '-screen 0 1280x800x24' sh -eu -c '
  gio open /root/plan.liaison
  for second in $(seq 120); do
    sleep 1
    xdotool search --name "plan.liaison – Liaison" > /dev/null || continue
    # An empty page has a color or two, the workspace hundreds.
    import -window root /window.png
    [ "$(identify -format %k /window.png)" -lt 100 ] || break
  done
  [ "$(identify -format %k /window.png)" -ge 100 ]
  sleep 5
  import -window root /window.png
' || fail "no window shows the workspace"

apt-get --quiet purge --yes liaison
gio mime application/x-liaison | grep -q gov.liaison.desk.desktop && fail "a workspace still belongs to Liaison"
traces > /after
diff /before /after || fail "the package leaves these behind"
