#!/bin/sh
# Writes the digest of today's base image into the Containerfile beside this file: deploy/pin-image.sh
# Needs the network, and skopeo or docker. Run it again to begin with a newer image, and commit what it changes.
set -eu
file="$(dirname "$0")/Containerfile"
image=$(sed -n 's/^ARG IMAGE=\([^@]*\).*/\1/p' "$file")
if command -v skopeo > /dev/null; then
  digest=$(skopeo inspect --format '{{.Digest}}' "docker://$image")
elif command -v docker > /dev/null; then
  digest=$(docker buildx imagetools inspect --format '{{.Manifest.Digest}}' "$image")
else
  echo "pin-image.sh: expected skopeo or docker, got neither" >&2
  exit 1
fi
if ! printf '%s' "$digest" | grep -Eqx 'sha256:[0-9a-f]{64}'; then
  echo "pin-image.sh: expected a digest of $image such as sha256:…, got \"$digest\"" >&2
  exit 1
fi
sed "s|^ARG IMAGE=.*|ARG IMAGE=$image@$digest|" "$file" > "$file.new"
mv "$file.new" "$file"
echo "$image@$digest"
