# One image for web, worker, beat and one-off commands; docker-compose.yml starts them.
FROM python:3.11-slim-bookworm

WORKDIR /srv/tracker

# First what changes seldom, so that a change of code does not install everything again.
COPY script/ script/
COPY package.json package-lock.json .npmrc requirements.txt requirements-dev.txt ./
RUN mkdir static && script/setup --image && rm -rf /var/lib/apt/lists/* node_modules

COPY . .

# Collecting needs settings but none of the servers they name.
RUN ENV_FILE= ALLOWED_HOSTS=localhost DATABASE_URL=postgis://nobody@localhost/none \
    BROKER_URL=redis://localhost/0 \
    SECRET_KEY="$(python3 -c 'import secrets; print(secrets.token_urlsafe(48))')" \
    .venv/bin/python manage.py collectstatic --no-input \
    && script/compress \
    && useradd --system --home-dir /srv/tracker tracker \
    && mkdir -p var/media var/beat var/run \
    && chown -R tracker var/media var/beat var/run

USER tracker
ENV ENV_FILE="" HOST=0.0.0.0 PORT=8000 WEB_WORKERS=2 PYTHONUNBUFFERED=1 \
    PATH=/srv/tracker/.venv/bin:$PATH
EXPOSE 8000
CMD ["honcho", "start", "--env", "/dev/null", "--no-prefix", "web"]
